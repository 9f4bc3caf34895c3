import { ForkedHost } from './ipc-hosts.ts';
import { ipcContractSuite } from './ipc.contract.ts';

ipcContractSuite('as a process of its own', (dataDir, hubUrl) => new ForkedHost(dataDir, hubUrl));

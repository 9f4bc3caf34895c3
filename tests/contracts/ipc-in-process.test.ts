import { InProcessHost } from './ipc-hosts.ts';
import { ipcContractSuite } from './ipc.contract.ts';

ipcContractSuite('in this process', (dataDir, hubUrl) => new InProcessHost(dataDir, hubUrl));

// The list of comments with its filters, of many comments: `?comments=10000`.
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../styles/base.css';
import { CommentFilters } from '#renderer/comments/CommentFilters.tsx';
import { CommentList } from '#renderer/comments/CommentList.tsx';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { filterRows, NO_FILTER, ORDERS, SCOPES, type RowFilter } from '#renderer/comments/filter-rows.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import { commentIdSchema, memberIdSchema } from '#shared/domain/ids.ts';

/** What the page offers to whoever measures it, as `window.list`. */
interface MeasuredList {
  /** Milliseconds from a choice to the list that is shown for it, painted; and how many comments that list has. */
  choose(filter: RowFilter): Promise<{ readonly ms: number; readonly listed: number }>;
}

declare global {
  interface Window {
    list?: MeasuredList;
  }
}

const PAGES = 430;
const PAGES_A_CHAPTER = 40;
const SAID = [
  '复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据',
  '补充施工期度汛方案，明确围堰拆除时限',
  '完善防治与补救措施图件，标注堤脚线和桥墩位置',
  '渗流计算断面为何只取一处？右岸老堤填土不均，请说明代表性',
];
const AUTHORS = ['周景川', '孟书田', '沈岸', '陆远', '何立'].map((name, index) => ({
  memberId: memberIdSchema.parse(`member-${index}`),
  name,
  specialty: '水文',
}));

const count = Number(new URLSearchParams(location.search).get('comments') ?? 10_000);
const rows = Array.from({ length: count }, (_, index): CommentRow => {
  const pageIndex = (index * 7919) % PAGES;
  const severity = severitySchema.options[index % 4] ?? 'question';
  const y = 80 + ((index * 37) % 680);
  return {
    id: commentIdSchema.parse(`comment-${index}`),
    anchor: { kind: 'rect', pageIndex, rects: [[80, y, 300, y + 14]], section: `${pageIndex % 7}.1 计算` },
    severity,
    category: 'model',
    content: {
      severity,
      category: 'model',
      concern: `${SAID[index % SAID.length]}（${index}）。`,
      basis: '',
      suggestion: '',
    },
    author: AUTHORS[index % AUTHORS.length] ?? null,
    isMine: index % AUTHORS.length === 0,
    reach: index % 6 === 0 ? 'private' : 'panel',
    delivery: 'delivered',
    no: index + 1,
    writtenAt: index,
    isEdited: false,
    isWithdrawn: index % 50 === 0,
    isReleased: false,
    pointNo: index % 3 === 0 ? 1 : 0,
    isNew: index % 4 === 0,
    seen: { count: index % 4, of: 4 },
  };
});
const context = {
  chapterOf: ({ anchor }: CommentRow) => Math.floor(anchor.pageIndex / PAGES_A_CHAPTER),
  groups: new Map(
    rows.filter((_, index) => index % 10 < 2).map(({ id }, index) => [id, Math.floor(index / 2)]),
  ),
};

function List(): ReactNode {
  const [filter, setFilter] = useState<RowFilter>(NO_FILTER);
  const found = useMemo(() => filterRows(rows, filter, 41, context), [filter]);
  useEffect(() => {
    window.list = {
      async choose(chosen) {
        const from = performance.now();
        flushSync(() => setFilter(chosen));
        const ms = (await painted()) - from;
        return { ms, listed: filterRows(rows, chosen, 41, context).rows.length };
      },
    };
  }, []);
  return (
    <>
      <CommentFilters
        filter={filter}
        onChange={setFilter}
        counts={found}
        scopes={SCOPES}
        orders={ORDERS}
        chapterName={String}
        authorName={String}
      />
      <CommentList
        rows={found.rows}
        selectedId={null}
        onSelect={() => {}}
        label="list"
        headOf={(row) => found.heads.get(row.id)?.key}
      />
    </>
  );
}

/** When the frame of a change made now has been painted. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  });
}

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <I18nextProvider i18n={createI18n('zh')}>
      <List />
    </I18nextProvider>,
  );
}

/** The list's grid, loaded when the list is first opened: only the modules it needs. */
import {
  ClientSideRowModelModule, ColumnAutoSizeModule, createGrid, ModuleRegistry, TextFilterModule, NumberFilterModule,
  RowSelectionModule, themeQuartz,
} from "ag-grid-community";

ModuleRegistry.registerModules([ClientSideRowModelModule, TextFilterModule, NumberFilterModule, ColumnAutoSizeModule, RowSelectionModule]);

const text = { filter: "agTextColumnFilter" };
const number = { filter: "agNumberColumnFilter", width: 105 };
const COLUMNS = [
  { field: "subject", headerName: "Who", flex: 2, minWidth: 140, ...text },
  { field: "relation", headerName: "Relation", flex: 1, minWidth: 110, ...text },
  { field: "object", headerName: "Whom", flex: 2, minWidth: 140, ...text },
  { field: "sign", headerName: "Sign", width: 120, ...text },
  { field: "outlets", headerName: "Outlets", ...number },
  { field: "passages", headerName: "Passages", ...number },
  { field: "contested", headerName: "Contested", width: 125, ...text },
  { field: "first", headerName: "Since", width: 120, ...text },
  { field: "last", headerName: "Last seen", width: 160, ...text },
];

const CHANGE = { field: "change", headerName: "Change", width: 120, ...text };

const ACTORS = [
  { field: "name", headerName: "Actor", flex: 2, minWidth: 160, ...text },
  { field: "type", headerName: "Type", width: 120, ...text },
  { field: "with", headerName: "With", ...number, width: 92 },
  { field: "against", headerName: "Against", ...number },
  { field: "neither", headerName: "Neither", ...number },
  { field: "brokerage", headerName: "Brokerage %", ...number, width: 130 },
  { field: "reach", headerName: "Reach", ...number },
  { field: "outlets", headerName: "Outlets", ...number },
];

function grown(box, columnDefs, open) {
  const theme = themeQuartz.withParams({
    backgroundColor: "var(--paper)", foregroundColor: "var(--ink)", headerBackgroundColor: "var(--paper)",
    headerTextColor: "var(--ink2)", borderColor: "var(--line)", accentColor: "var(--accent)", fontFamily: "inherit", fontSize: 13, spacing: 5,
    wrapperBorder: false, oddRowBackgroundColor: "var(--paper)", rowHoverColor: "var(--wash)",
  });
  return createGrid(box, {
    theme, columnDefs, rowData: [], suppressNoRowsOverlay: true, defaultColDef: { sortable: true, resizable: true },
    getRowId: ({ data }) => data.id, ensureDomOrder: true, enableCellTextSelection: true,
    onCellClicked: ({ data }) => open(data),
    onCellKeyDown: ({ data, event }) => { if (event.key === "Enter") open(data); },
  });
}

export function createTieGrid(box, { open }) {
  const grid = grown(box, COLUMNS, open);
  let changes = false;
  return {
    show(rows, compared) {
      if (compared !== changes) grid.setGridOption("columnDefs", compared ? [CHANGE, ...COLUMNS] : COLUMNS);
      changes = compared;
      grid.setGridOption("rowData", rows);
    },
  };
}

export function createActorGrid(box, { open }) {
  const grid = grown(box, ACTORS, open);
  return { show: (rows) => grid.setGridOption("rowData", rows) };
}

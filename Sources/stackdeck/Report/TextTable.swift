import TextCanvas

/// A table whose less important columns make room where the page is narrow.
struct TextTable {
  /// A column with what stands over it.
  struct Column {
    var title: String
    var unit = ""
    var width: Int
    var flex = 0
    var priority: Int
    var alignment = Alignment.trailing
  }

  /// What stands in one cell of the table.
  struct Field {
    var text: String
    var role = Role.text
  }

  let columns: [Column]
  let layout: TableLayout

  init(_ columns: [Column], width: Int) {
    self.columns = columns
    layout = TableLayout(
      columns.map { .flexible(minimum: $0.width, flex: $0.flex, priority: $0.priority) },
      width: width)
  }

  /// Writes titles and, if there are any, units.
  func header(on page: inout TextPage) {
    row(columns.map { Field(text: $0.title, role: .header) }, on: &page)
    if columns.contains(where: { !$0.unit.isEmpty }) {
      row(columns.map { Field(text: $0.unit, role: .muted) }, on: &page)
    }
  }

  /// Writes a row, a field a column; `extra` draws into slots that hold no text.
  func row(
    _ fields: [Field], on page: inout TextPage, extra: (inout Canvas) -> Void = { _ in }
  ) {
    let appearance = page.appearance
    page.line { canvas in
      for slot in layout.slots where !fields[slot.column].text.isEmpty {
        let field = fields[slot.column]
        canvas.write(
          field.text, x: slot.x, y: 0, style: appearance[field.role], width: slot.width,
          alignment: columns[slot.column].alignment)
      }
      extra(&canvas)
    }
  }
}

import TextCanvas

/// All keys by chapter, from the command table, and the words of the command line.
struct HelpOverlay {
  private let page: HelpPage
  private let lines: [Line]

  /// One line: a chapter's name, or keys with what they do and the name of that.
  struct Line {
    var keys: String
    var text: String
    var id: String
    var isChapter: Bool

    /// Whether the line holds every word, in any letter case.
    fileprivate func holds(_ words: [String]) -> Bool {
      let all = "\(keys) \(text) \(id)".lowercased()
      return words.allSatisfy(all.contains)
    }
  }

  init(_ page: HelpPage) {
    self.page = page
    lines = Self.lines(page.query)
  }

  /// The whole text.
  private static let chapters: [[Line]] =
    Command.Group.allCases.map { group in
      [chapter(group.rawValue)]
        + CommandTable.all.filter { $0.group == group }.map { command in
          Line(
            keys: command.keys.map(\.label).joined(separator: " "), text: command.help,
            id: command.id, isChapter: false)
        }
    } + [
      [chapter("command line")]
        + VerbTable.all.map { verb in
          Line(
            keys: ":" + verb.name, text: verb.help + (verb.usage.isEmpty ? "" : ": \(verb.usage)"),
            id: "", isChapter: false)
        }
    ]

  private static func chapter(_ name: String) -> Line {
    Line(keys: name, text: "", id: "", isChapter: true)
  }

  /// The lines that hold all words of the query, under the names of their chapters.
  private static func lines(_ query: String) -> [Line] {
    let words = query.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty else { return Array(chapters.joined()) }
    return chapters.flatMap { lines in
      let found = lines.filter { !$0.isChapter && $0.holds(words) }
      return found.isEmpty ? [] : lines.prefix(1) + found
    }
  }

  private static let keyWidth = 16

  private static func box(_ size: Size) -> Rect {
    let width = min(size.width - 4, 110)
    // The two lines at the foot stay free for a search.
    let height = size.height - 3
    return Rect(x: (size.width - width) / 2, y: 1, width: width, height: height)
  }

  /// The lines of a screen.
  static func page(_ size: Size) -> Int { max(1, box(size).height - 3) }

  /// The last position that still fills the box.
  static func lastScroll(_ size: Size, _ query: String) -> Int {
    max(0, lines(query).count - (box(size).height - 2))
  }

  /// Draws the help over what is there.
  func draw(on canvas: inout Canvas, _ appearance: Appearance) {
    let box = Self.box(canvas.size)
    canvas.fill(box, style: appearance[.text])
    let height = max(0, box.height - 2)
    let top = max(0, min(page.scroll, lines.count - height))
    let last = min(lines.count, top + height)
    let found = page.query.isEmpty ? "" : "“\(page.query)” "
    let inside = canvas.panel(
      box, title: "keys", note: lines.isEmpty ? found : "\(found)\(top + 1)–\(last)/\(lines.count)",
      isFocused: true, appearance: appearance)
    if lines.isEmpty {
      canvas.write(
        "nothing holds that; Esc shows all", x: inside.x + 1, y: inside.y,
        style: appearance[.muted], width: inside.width - 2)
    }
    for (offset, line) in lines[top..<last].enumerated() {
      draw(line, on: &canvas, inside, inside.y + offset, appearance)
    }
  }

  private func draw(
    _ line: Line, on canvas: inout Canvas, _ inside: Rect, _ y: Int, _ appearance: Appearance
  ) {
    if line.isChapter {
      canvas.write(line.keys, x: inside.x + 1, y: y, style: appearance[.title])
      return
    }
    canvas.write(
      line.keys, x: inside.x + 1, y: y, style: appearance[.key], width: Self.keyWidth,
      alignment: .trailing)
    let x = inside.x + Self.keyWidth + 3
    let room = inside.right - 1 - x
    canvas.write(line.text, x: x, y: y, style: appearance[.text], width: room)
    let idWidth = CharacterWidth.displayWidth(of: line.id)
    if CharacterWidth.displayWidth(of: line.text) + 2 + idWidth <= room {
      canvas.write(line.id, x: inside.right - 1 - idWidth, y: y, style: appearance[.muted])
    }
  }
}

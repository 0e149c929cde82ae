import BatchModel
import TextCanvas

extension DashboardState {
  /// Moves the cursor of the list that is open; a theme under it is tried on.
  mutating func moveInList(by offset: Int) -> [Effect] {
    switch overlay {
    case .menu(let menu): selectInList(menu.selected + offset)
    case .themes(let picker): selectInList(picker.selected + offset)
    default: break
    }
    return []
  }

  /// Puts the cursor of the list that is open on a line.
  mutating func selectInList(_ index: Int) {
    switch overlay {
    case .menu(var menu):
      menu.selected = max(0, min(menu.commands.count - 1, index))
      overlay = .menu(menu)
    case .themes(var picker):
      picker.select(index)
      appearance.theme = picker.preview
      overlay = .themes(picker)
    default: break
    }
  }

  /// The value under the cursor as it would be typed, nil where there is none.
  var valueText: String? {
    guard let field = fieldUnderCursor, let scenario = document?.scenario else { return nil }
    return field.text(in: scenario)
  }

  /// Name, deadline, efficiency and, once solved, bandwidth, steps and FID of the selected row.
  var rowText: String? {
    guard let devices = document?.scenario.devices, devices.indices.contains(cursor.device) else {
      return nil
    }
    let device = devices[cursor.device]
    var values = [
      device.name, DecimalText.text(device.deadline), DecimalText.text(device.efficiency),
    ]
    if let service = service(cursor.device) {
      values += [
        DecimalText.text(service.bandwidth), "\(service.steps)", DecimalText.text(service.fid),
      ]
    }
    return values.joined(separator: "\t")
  }

  /// Closes the list and puts something on the clipboard.
  mutating func copy(_ content: ExportContent, _ title: String) -> [Effect] {
    overlay = nil
    return [.copy(CopyRequest(content: content, title: title))]
  }

  /// Writes to a file what its name ends with.
  func export(to path: String) throws(Refusal) -> [Effect] {
    guard let kind = ExportKind.allCases.first(where: { path.hasSuffix($0.ending) }) else {
      let endings = ExportKind.allCases.map { "\($0.ending) \($0.title)" }
      throw Refusal("the name must end with \(endings.joined(separator: ", "))")
    }
    guard let content = figureContent(kind) ?? content(kind) else {
      throw Refusal("nothing solved yet")
    }
    return [.export(ExportRequest(content: content, path: path, replaces: false))]
  }

  /// What the figures view gives in place of the view and the plan: the figure for print, and its
  /// numbers; nil elsewhere and for other kinds.
  private func figureContent(_ kind: ExportKind) -> ExportContent? {
    guard view == .figures, let results = figures.shownResults else { return nil }
    switch kind {
    case .svg: return .text(results.chart(figures.figure, schemes: figures.shown).svg)
    case .services: return .text(FigureSample.csv(results.figureSamples, figures.figure))
    case .text, .ansi, .plan: return nil
    }
  }

  private func content(_ kind: ExportKind) -> ExportContent? {
    switch kind {
    case .text, .svg, .ansi: .text(view(as: kind))
    case .plan: shown.map { .json($0.plan) }
    case .services: shown.map { .csv($0.plan) }
    }
  }

  /// The view without what lies over it.
  private func view(as kind: ExportKind) -> String {
    var bare = self
    bare.overlay = nil
    bare.notice = nil
    bare.prompt = nil
    switch kind {
    case .svg:
      let page = SvgPage.suiting(appearance.theme, title: document?.scenario.name ?? source)
      return bare.draw().svg(page)
    case .ansi:
      return bare.draw().ansi(colors: appearance.colors)
    case .text, .plan, .services:
      bare.appearance = .plain(appearance.glyphs)
      return bare.draw().text + "\n"
    }
  }
}

import Optimizers

extension DashboardState {
  /// Over the schemes as they are sorted.
  mutating func moveScheme(by offset: Int) -> [Effect] {
    let rows = compareRows
    guard let row = rows.firstIndex(where: { $0.scheme == compare.selected }) else { return [] }
    compare.selected = rows[max(0, min(rows.count - 1, row + offset))].scheme
    return []
  }

  /// Over the services of the grouped bars, which are those of the main view.
  mutating func moveComparedService(by offset: Int) -> [Effect] {
    cursor.global = nil
    if cursor.column == .timeline { cursor.column = .deadline }
    moveRow(by: offset)
    return []
  }

  /// Switches the scheme under the cursor on or off.
  mutating func toggleScheme() -> [Effect] {
    let scheme = compare.selected
    if compare.off.remove(scheme) == nil { compare.off.insert(scheme) }
    return []
  }

  /// Pins the scheme under the cursor as the baseline, or takes the pin out.
  mutating func pinScheme() -> [Effect] {
    compare.baseline = compare.baseline == compare.selected ? nil : compare.selected
    return []
  }

  /// The main view, with the scheme under the cursor.
  mutating func openScheme() -> [Effect] {
    view = .main
    guard method != compare.selected.method else { return [] }
    return use(compare.selected.method)
  }

  /// Shows the next of the panels that the size leaves a choice of.
  mutating func enlargeComparePanel() -> [Effect] {
    let choices = compareLayout.choices
    let index = choices.firstIndex(of: compareLayout.choice) ?? 0
    compare.enlarged = choices[(index + 1) % choices.count]
    return []
  }

  /// Where the parts of the compare view lie.
  var compareLayout: CompareLayout {
    CompareLayout(
      body: FrameLayout(size: size).body, schemes: compare.schemes.count,
      enlarged: compare.enlarged)
  }
}

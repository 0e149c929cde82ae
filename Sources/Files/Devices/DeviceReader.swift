import BatchModel

/// Reads devices from CSV and collects all faults.
struct DeviceReader {
  /// Values and their faults, judged as those of a scenario.
  var yaml: NodeReader { scenario.yaml }

  private let delay: DelayModel
  private var scenario = ScenarioReader()

  private static let columns = ["name", "deadline", "efficiency", "power", "gain", "noise"]
  private static let channel = ["power", "gain", "noise"]

  init(delay: DelayModel) { self.delay = delay }

  /// The devices; what is wrong with them is among the faults.
  mutating func read(_ bytes: [UInt8]) -> [Device] {
    guard let rows = CSVText.rows(bytes, faults: &scenario.yaml.faults) else { return [] }
    guard let header = rows.first, let order = order(of: header) else {
      if rows.isEmpty {
        scenario.yaml.faults.add(
          .start, "the text is empty: needed is a row of column names and a row for each device")
      }
      return []
    }
    var items: [YAMLNode] = []
    for row in rows.dropFirst() {
      if let item = node(of: row, order) { items.append(item) }
    }
    // Rows of a wrong length are faults already; an empty list would be another.
    if items.isEmpty, rows.count > 1 { return [] }
    let list = YAMLNode(place: header[0].place, range: 0..<0, content: .sequence(items))
    return scenario.devices(list, delay: delay) ?? []
  }

  /// The names of the columns in the order of the header, nil when they cannot be used.
  private mutating func order(of header: [CSVText.Field]) -> [String]? {
    let count = yaml.faults.count
    var seen: Set<String> = []
    for field in header {
      if !Self.columns.contains(field.text) {
        scenario.yaml.faults.add(
          field.place, NodeReader.unknown(field.text, "column", Self.columns))
      } else if !seen.insert(field.text).inserted {
        scenario.yaml.faults.add(
          field.place,
          "the column \(HarmlessText.quoted(field.text)) is given twice: allowed is one")
      }
    }
    let link = seen.isDisjoint(with: Self.channel) ? ["efficiency"] : Self.channel
    if link.count > 1, seen.contains("efficiency") {
      scenario.yaml.faults.add(
        header[0].place,
        "devices have two links: found both `efficiency` and "
          + "\(HarmlessText.list(Self.channel.filter(seen.contains))), allowed is one kind")
    }
    for name in ["name", "deadline"] + link where !seen.contains(name) {
      let hint = name == "efficiency" ? "`efficiency`, or `power`, `gain` and `noise`" : "`\(name)`"
      scenario.yaml.faults.add(
        header[0].place, "the column `\(name)` is missing: needed is \(hint)")
    }
    return yaml.faults.count == count ? header.map(\.text) : nil
  }

  /// A row as the mapping that a scenario would have, nil when its length is wrong.
  private mutating func node(of row: [CSVText.Field], _ order: [String]) -> YAMLNode? {
    guard row.count == order.count else {
      scenario.yaml.faults.add(row[0].place, CSVText.wrongLength(row, needed: order.count))
      return nil
    }
    var entries: [YAMLNode.Entry] = []
    var channel: [YAMLNode.Entry] = []
    for (name, field) in zip(order, row) {
      let entry = YAMLNode.Entry(
        key: YAMLNode(place: field.place, range: 0..<0, content: .plain(name)),
        value: YAMLNode(place: field.place, range: 0..<0, content: .plain(field.text)))
      if Self.channel.contains(name) { channel.append(entry) } else { entries.append(entry) }
    }
    if let first = channel.first {
      let value = YAMLNode(place: first.value.place, range: 0..<0, content: .mapping(channel))
      entries.append(
        YAMLNode.Entry(
          key: YAMLNode(place: first.value.place, range: 0..<0, content: .plain("channel")),
          value: value))
    }
    return YAMLNode(place: row[0].place, range: 0..<0, content: .mapping(entries))
  }
}

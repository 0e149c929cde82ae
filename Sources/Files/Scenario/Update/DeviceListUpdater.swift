import BatchModel

/// Changes the text of the device list: devices edited, renamed, moved, added and removed.
struct DeviceListUpdater {
  private let text: YAMLText
  private let entry: YAMLNode.Entry
  private let devices: [DeviceText]

  init(text: YAMLText, entry: YAMLNode.Entry, old: [Device]) {
    self.text = text
    self.entry = entry
    devices = zip(old, entry.value.items).map {
      DeviceText(text: text, device: $0, node: $1)
    }
  }

  /// The part of the text to be replaced and what takes its place; nil where it cannot be done.
  func updated(to wanted: [Device]) -> (range: Range<Int>, replacement: String)? {
    let origins = origins(of: wanted)
    if wanted.count == devices.count, origins.indices.allSatisfy({ origins[$0] == $0 }) {
      return edited(to: wanted)
    }
    guard let list = DeviceChunks(text: text, entry: entry) else { return nil }
    var chunks: [DeviceChunks.Chunk] = []
    // Comments above devices that are gone stay where they were.
    var orphans = list.comments(ofMissing: Set(origins.compactMap(\.self)))
    // For each kind of link the device that a new one is laid out like: the last one before it.
    var templates: [DeviceText] = []
    for device in devices where !templates.contains(where: { $0.hasLink(like: device.device) }) {
      templates.append(device)
    }
    var neighbour = 0
    for (device, origin) in zip(wanted, origins) {
      if let origin {
        var chunk = list.chunks[origin]
        chunk.body = devices[origin].updated(to: device)
        chunk.lead = orphans.removeValue(forKey: origin).map { $0 + chunk.lead } ?? chunk.lead
        chunks.append(chunk)
        templates.removeAll { $0.hasLink(like: device) }
        templates.append(devices[origin])
        neighbour = origin
      } else {
        let template =
          templates.first { $0.hasLink(like: device) } ?? devices[neighbour]
        chunks.append(list.chunk(holding: template.copied(as: device), like: neighbour))
      }
    }
    let rest = orphans.sorted { $0.key < $1.key }.map(\.value).joined()
    return (list.range, list.joined(chunks) + rest)
  }

  /// The devices where they stand, with new values.
  private func edited(to wanted: [Device]) -> (range: Range<Int>, replacement: String)? {
    guard let first = devices.first?.range, let last = devices.last?.range else { return nil }
    var result = ""
    var end = first.lowerBound
    for (device, new) in zip(devices, wanted) where device.device != new {
      result += text.string(end..<device.range.lowerBound) + device.updated(to: new)
      end = device.range.upperBound
    }
    return (first.lowerBound..<last.upperBound, result + text.string(end..<last.upperBound))
  }

  /// For each wanted device the one it was: that of the same name, or the one that stood in its
  /// place and has its deadline or its link, which was renamed; nil for a new one.
  private func origins(of wanted: [Device]) -> [Int?] {
    var byName: [String: Int] = [:]
    for (index, device) in devices.enumerated() { byName[device.device.name] = index }
    var origins = wanted.map { byName[$0.name] }
    var taken = Set(origins.compactMap(\.self))
    for index in wanted.indices where origins[index] == nil {
      let place = index == 0 ? 0 : origins[index - 1].map { $0 + 1 }
      guard let place, place < devices.count, !taken.contains(place) else { continue }
      let old = devices[place].device
      guard old.deadline == wanted[index].deadline || old.link == wanted[index].link else {
        continue
      }
      origins[index] = place
      taken.insert(place)
    }
    return origins
  }
}

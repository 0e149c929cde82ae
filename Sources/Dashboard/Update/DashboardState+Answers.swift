import BatchModel
import TextCanvas

extension DashboardState {
  /// Tells what became of a request to save, or asks.
  mutating func accept(_ outcome: SaveOutcome) -> [Effect] {
    files.work = nil
    switch outcome {
    case .failed(let reason):
      notice = Notice(text: reason, role: .error)
    case .conflict(let request, let conflict):
      overlay = .question(.conflict(request, conflict))
    case .written(let file, let scenario, let keepsLayout):
      files.file = file
      source = file.path
      document?.markSaved(scenario)
      notice =
        keepsLayout
        ? Notice(text: "saved \(file.path)", role: .good)
        : Notice(
          text: "saved \(file.path), written anew: its comments could not be kept",
          role: .warning)
      // Edits made while the file was written belong to the new file now.
      if let unsaved { return [.journal(unsaved, of: file)] }
    }
    return []
  }

  /// Asks where devices go that have been read.
  mutating func accept(_ devices: [Device], path: String) {
    files.work = nil
    notice = nil
    overlay = .question(.devices(devices, path: path))
  }

  mutating func restoreOffered() -> [Effect] {
    guard case .question(.recover(let offer)) = overlay else { return [] }
    overlay = nil
    let effects = edit(offer.scenario, title: "edits restored")
    return effects + [.journal(offer.scenario, of: files.file, replacing: offer.path)]
  }

  mutating func discardOffered() -> [Effect] {
    guard case .question(.recover(let offer)) = overlay else { return [] }
    overlay = nil
    notice = Notice(text: "edits of the crashed run discarded", role: .muted)
    return [.discardJournal(path: offer.path)]
  }

  mutating func overwrite() -> [Effect] {
    guard case .question(.conflict(var request, _)) = overlay else { return [] }
    overlay = nil
    request.overwrites = true
    return write(request)
  }

  mutating func reload() -> [Effect] {
    guard case .question(.conflict(let request, _)) = overlay else { return [] }
    overlay = nil
    return read(request.path)
  }

  mutating func abandonEdits() -> [Effect] {
    guard case .question(.abandon(let path)) = overlay else { return [] }
    overlay = nil
    return read(path)
  }

  mutating func takeDevices(replacing: Bool) throws(Refusal) -> [Effect] {
    guard case .question(.devices(let devices, let path)) = overlay,
      var edited = document?.scenario
    else { return [] }
    if !replacing {
      let names = Set(edited.devices.map(\.name))
      if let taken = devices.first(where: { names.contains($0.name) }) {
        throw Refusal("append: there is a device called “\(taken.name)” already")
      }
    }
    edited.devices = replacing ? devices : edited.devices + devices
    let most = Scenario.Limits.devices.upperBound
    guard edited.devices.count <= most else {
      throw Refusal("append: \(edited.devices.count) devices, \(most) are the most")
    }
    if let delay = document?.scenario.delay,
      devices.contains(where: { $0.deadline / delay.single > Scenario.Limits.steps })
    {
      throw Refusal("a deadline has room for too many steps since the delays were changed")
    }
    overlay = nil
    let count = "\(devices.count) device\(devices.count == 1 ? "" : "s")"
    return edit(edited, title: "\(count) of \(path) \(replacing ? "in place" : "added")")
  }
}

extension FileQuestion {
  /// Where the keys of its answers work.
  var context: Command.Context {
    switch self {
    case .recover: .recover
    case .conflict: .conflict
    case .abandon: .abandon
    case .devices: .devices
    }
  }
}

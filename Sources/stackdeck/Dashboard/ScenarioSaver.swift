import BatchModel
import Dashboard
import Files

/// Writes scenarios to files, whole or not at all, and never over what nobody has read.
enum ScenarioSaver {
  /// Saves, or says why not.
  static func save(_ request: SaveRequest) -> SaveOutcome {
    let path = UserPath.expanded(request.path)
    let own = request.file.map { UserPath.expanded($0.path) }
    let isOwn = own.map { $0 == path || UserPath.areSame($0, path) } ?? false
    let exists = UserPath.exists(path)
    if exists, !UserPath.isRegularFile(path) {
      return failure(request, "it is no regular file")
    }
    let present: [UInt8]?
    do throws(InputError) {
      present = exists ? try InputFile.read(path, limit: ScenarioFile.sizeLimit) : nil
    } catch {
      return failure(request, error.reason)
    }
    if !request.overwrites {
      if isOwn, present == nil { return .conflict(request, .missing) }
      if isOwn, present != request.file?.bytes { return .conflict(request, .changed) }
      if !isOwn, present != nil { return .conflict(request, .exists) }
    }
    return write(request, to: path, over: isOwn ? present : nil)
  }

  private static func write(
    _ request: SaveRequest, to path: String, over present: [UInt8]?
  ) -> SaveOutcome {
    let original = request.file?.bytes ?? []
    var update = ScenarioFile.updated(present ?? original, file: path, to: request.scenario)
    // What is on disk now may be no scenario; then what was read is the next best.
    if !update.keepsLayout, let present, present != original {
      update = ScenarioFile.updated(original, file: path, to: request.scenario)
    }
    let bytes = Array(update.text.utf8)
    do throws(OutputError) {
      try OutputFile.write(bytes, to: path)
    } catch {
      switch error {
      case .cannotCreate(_, let reason), .cannotWrite(_, let reason, _):
        return failure(request, reason)
      }
    }
    return .written(
      SourceFile(path: request.path, bytes: bytes), request.scenario,
      keepsLayout: update.keepsLayout || original.isEmpty)
  }

  /// The reason comes before the path, which may be too long for the line.
  private static func failure(_ request: SaveRequest, _ reason: String) -> SaveOutcome {
    .failed("not saved: \(reason): \(request.path)")
  }
}

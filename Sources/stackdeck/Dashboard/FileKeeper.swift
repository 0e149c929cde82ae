import BatchModel
import Dashboard
import Dispatch
import Files
import Glibc
import Studies
import Synchronization
import TextCanvas

/// The dashboard's work on files: reads and writes in the background, one after another.
///
/// Reading has a line of its own: a pipe that never ends must not hold up what is written.
final class FileKeeper: Sendable {
  private let reads = DispatchQueue(label: "read", qos: .userInitiated)
  private let writes = DispatchQueue(label: "write", qos: .userInitiated)
  private let messages = Mutex<[Message]>([])
  private let journal: JournalKeeper
  private let adjust: @Sendable (Scenario) -> Scenario
  private let notify: @Sendable () -> Void

  /// A keeper that calls `notify`, on its own threads, whenever there is something to take.
  ///
  /// Every scenario goes through `adjust` when it has been read, as options override files.
  init(
    adjusting adjust: @escaping @Sendable (Scenario) -> Scenario,
    notify: @escaping @Sendable () -> Void
  ) {
    self.adjust = adjust
    self.notify = notify
    journal = JournalKeeper(
      folder: JournalFolder { name in getenv(name).map { String(cString: $0) } }, queue: writes)
  }

  /// What has happened since the last call, in order.
  func take() -> [Message] {
    let failure = journal.takeFailure().map { reason in
      Message.reported(
        .init(text: "unsaved edits would be lost in a crash: \(reason)", role: .warning))
    }
    return messages.withLock { messages in
      defer { messages = [] }
      return messages + [failure].compactMap(\.self)
    }
  }

  /// Carries out an effect on files; false for any other.
  func carryOut(_ effect: Effect) -> Bool {
    switch effect {
    case .open(let path): open(.file(path))
    case .save(let request):
      writes.async { [self] in post(.saved(ScenarioSaver.save(request))) }
    case .readDevices(let path, let delay):
      reads.async { [self] in post(Self.devices(path, delay)) }
    case .readMeasurements(let kind, let path):
      reads.async { [self] in post(Self.measurements(kind, path)) }
    case .journal(let scenario, let file, let obsolete):
      journal.keep(scenario, of: file, replacing: obsolete, notify: notify)
    case .forgetJournal: journal.forget()
    case .discardJournal(let path): writes.async { unlink(path) }
    default: return false
    }
    return true
  }

  /// Reads a scenario, and finds the edits that a crash has left of it.
  func open(_ source: ScenarioSource) {
    reads.async { [self] in
      do throws(FileProblem) {
        let opened = try OpenedScenario(source)
        let scenario = adjust(opened.scenario)
        post(.opened(scenario, from: opened.file))
        if let warning = opened.warnings.first {
          let rest = opened.warnings.count - 1
          let text = rest == 0 ? warning : "\(warning) (and \(rest) more)"
          post(.reported(.init(text: text, role: .warning)))
        }
        if let offer = journal.offer(for: opened.file, opened: scenario) { post(.offered(offer)) }
      } catch {
        post(.refused(error))
      }
    }
  }

  /// Waits for what is being written, and writes what is left of the journal.
  func finish() {
    journal.flush()
    writes.sync {}
  }

  private func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    notify()
  }

  private static func measurements(_ kind: CurveKind, _ path: String) -> Message {
    do throws(InputError) {
      let bytes = try InputFile.read(
        UserPath.expanded(path), limit: MeasurementFile.sizeLimit)
      do throws(FaultReport) {
        return .measured(kind, try Measurements.read(bytes, file: path, kind), path: path)
      } catch {
        return .refused(FileProblem(path: path, Failure(error)))
      }
    } catch {
      return .refused(FileProblem(path: path, Failure(error)))
    }
  }

  private static func devices(_ path: String, _ delay: DelayModel) -> Message {
    do throws(InputError) {
      let bytes = try InputFile.read(UserPath.expanded(path), limit: ScenarioFile.sizeLimit)
      do throws(FaultReport) {
        return .devicesRead(try DeviceFile.read(bytes, file: path, delay: delay), path: path)
      } catch {
        return .refused(FileProblem(path: path, Failure(error)))
      }
    } catch {
      return .refused(FileProblem(path: path, Failure(error)))
    }
  }
}

extension FileProblem {
  init(path: String, _ failure: Failure) {
    self.init(path: path, lines: failure.lines, code: failure.code)
  }
}

import BatchModel
import Optimizers
import TextCanvas

/// All that happened in a turn, in the order of the algorithm, shortened to the room there is.
struct TurnExplanation {
  private let record: StackingRecord
  private let turn: StackingStep
  private let selected: Int
  private let delay: DelayModel

  /// A turn of a run, and the service that is looked at.
  init(_ record: StackingRecord, turn: Int, selected: Int) {
    self.record = record
    self.turn = record.turns[turn]
    self.selected = selected
    delay = record.request.plan.scenario.delay
  }

  /// Lines that fit, each with its role.
  func lines(width: Int, height: Int) -> [(text: String, role: Role)] {
    Statement.lines(statements(width: width), width: width, height: height)
  }

  private func statements(width: Int) -> [Statement] {
    var list: [Statement] = []
    let hopeless = turn.dropped.filter { $0.reason == .noTimeAlone }
    list += leaving(hopeless, importance: 6)
    guard let packing = turn.packing else {
      list.append(
        Statement(
          "nobody is left: the run of T* = \(turn.targetSteps) ends", role: .text, importance: 9))
      return list
    }
    list.append(Statement(cluster, role: .cluster, importance: 5))
    list.append(Statement(formula(packing.rule), role: .muted, importance: 3))
    list.append(
      Statement(
        BatchExplanation.rule(turn, packing, delay, decimals: 4), role: .text, importance: 9))
    if let origin = origin(packing.rule) {
      list.append(Statement(origin, role: .muted, importance: 4))
    }
    let late = turn.dropped.filter { $0.reason != .noTimeAlone }
    list += leaving(late, importance: 7)
    list.append(Statement(outcome(width: width), role: .title, importance: 8))
    if let standing { list.append(Statement(standing, role: .accent, importance: 2)) }
    if let batch = turn.batch {
      let packed = BatchExplanation.list(batch.services, name: name)
      list.append(Statement("packed: \(packed)", role: .generation, importance: 1))
      let waiting = turn.services.dropFirst(packing.size)
      if !waiting.isEmpty {
        let names = BatchExplanation.list(waiting) { name($0.k) }
        list.append(Statement("waits: \(names)", role: .muted, importance: 0))
      }
    }
    return list
  }

  private var cluster: String {
    let active = turn.services.count
    guard turn.clusterSize > 0 else {
      return "F is empty: all \(active) active services have T' > T* = \(turn.targetSteps)"
    }
    let members = turn.services.prefix(min(turn.clusterSize, 12)).map { name($0.k) }
    let more = turn.clusterSize > 12 ? " and \(turn.clusterSize - 12) more" : ""
    return "F (T' ≤ T* = \(turn.targetSteps)): \(turn.clusterSize) of \(active) active services: "
      + members.joined(separator: " ") + more
  }

  /// The equation as the paper has it.
  private func formula(_ rule: StackingStep.Rule) -> String {
    switch rule {
    case .cluster: "X = max(|F|, min(|K|, ⌊(r_min − b·T^e_max) / (a·T^e_max)⌋))"
    case .open: "X = min(|K|, ⌊((a + b)·T'_min − b·T*) / (a·T*)⌋)"
    }
  }

  /// Which services the numbers come from.
  private func origin(_ rule: StackingStep.Rule) -> String? {
    let cluster = turn.services.prefix(turn.clusterSize)
    switch rule {
    case .cluster(let tightest, let possible, _):
      guard let first = cluster.first(where: { $0.remaining == tightest }),
        let longest = cluster.first(where: { $0.possible == possible })
      else { return nil }
      return "r_min = \(seconds(tightest)) s of \(name(first.k)), "
        + "T^e_max = \(possible) of \(name(longest.k))"
    case .open(let ideal, _):
      return turn.services.first.map { "T'_min = \(ideal) of \(name($0.k))" }
    }
  }

  /// Who leaves with what, and why; the first few by name.
  private func leaving(_ drops: [StackingStep.Drop], importance: Int) -> [Statement] {
    var list = drops.prefix(Self.mostDrops).map { drop in
      let need =
        switch drop.reason {
        case .noTimeAlone: delay.single
        case .noTimeInBatch(let size): delay.duration(size)
        }
      return Statement(
        "\(name(drop.k)) leaves with T = \(drop.steps): r = \(seconds(drop.remaining)) < "
          + "\(BatchExplanation.need(drop.reason)) = \(seconds(need)) s", role: .warning,
        importance: importance)
    }
    if drops.count > Self.mostDrops {
      let more = "\(drops.count - Self.mostDrops) more leave for the same reason"
      list.append(Statement(more, role: .warning, importance: importance))
    }
    return list
  }

  private static let mostDrops = 4

  private func outcome(width: Int) -> String {
    guard let batch = turn.batch else {
      return "no batch: none of those packed had the time for it"
    }
    let size = batch.services.count
    let sum = "\(DecimalText.text(delay.a))·\(size) + \(DecimalText.text(delay.b))"
    let result = "\(seconds(batch.duration)) s, \(seconds(batch.start)) – \(seconds(batch.end)) s"
    let long = "batch: g(\(size)) = \(sum) = \(result)"
    return long.count <= width ? long : "batch: g(\(size)) = \(result)"
  }

  /// The selected service in numbers, as long as it is in the game.
  private var standing: String? {
    guard let standing = turn.services.first(where: { $0.k == selected }) else { return nil }
    return "\(name(selected)): r = \(seconds(standing.remaining)) s, "
      + "T' = T^c + T^e = \(standing.completed) + \(standing.possible) = \(standing.ideal)"
  }

  private func name(_ k: Int) -> String { record.request.plan.scenario.devices[k].name }
  private func seconds(_ value: Double) -> String { NumberText.fixed(value, decimals: 4) }
}

import BatchModel
import Optimizers
import TextCanvas
import Testing

@testable import Dashboard

@Suite struct CompareTests {
  private static let space = Key.character(" ")

  /// The compare view of the quick scenario, all schemes solved.
  private static func compared(_ scenario: Scenario = .quick) -> Session {
    var session = Session(scenario)
    session.press(.character("4"))
    return session
  }

  /// The same state after a key, and what was asked for but not carried out.
  private static func after(_ key: Key, _ state: DashboardState) -> (DashboardState, [Effect]) {
    var state = state
    let effects = update(&state, .input(.key(key)))
    return (state, effects)
  }

  private static func requests(_ effects: [Effect]) -> [CompareRequest] {
    effects.compactMap { if case .compare(let request) = $0 { request } else { nil } }
  }

  @Test func everySchemeIsSolvedAsTheSolverDoes() throws {
    let state = Self.compared().state
    for scheme in Scheme.allCases {
      let entry = try #require(state.compare.entries[scheme])
      var solver = Solver(scenario: .quick, method: scheme.method, effort: .small)
      while solver.step() != nil {}
      let solved = solver.plan()
      let plan = try #require(solved)
      #expect(entry.plan.batches == plan.batches)
      #expect(entry.plan.services == plan.services)
      #expect(entry.busy == plan.batches.reduce(0) { $0 + $1.duration })
    }
  }

  @Test func tableIsSortedBestFirst() throws {
    let rows = Self.compared().state.compareRows
    let values = try rows.map { try #require($0.meanFID) }
    #expect(values == values.sorted())
    #expect(rows.first?.rank == 1)
    #expect(rows.first?.toBest == 0)
    let baseline = try #require(rows.first { $0.scheme == .equalBandwidth }?.meanFID)
    for row in rows {
      #expect(row.toBest == (row.meanFID ?? 0) / values[0] - 1)
      #expect(row.toBaseline == (row.meanFID ?? 0) / baseline - 1)
    }
  }

  @Test func smallDifferencesAreNamedNoise() {
    var row = CompareRow(
      scheme: .greedy, index: 2, status: .solved, entry: nil, meanFID: 9)
    for (difference, isNoise) in [(0, false), (0.0001, true), (0.0129, true), (0.013, false)] {
      row.toBest = difference
      #expect(row.isNoise == isNoise)
    }
  }

  @Test func equalValuesShareARank() throws {
    var scenario = Scenario.quick
    // With one device the bandwidth is not shared: both kinds of STACKING find the same.
    scenario.devices.removeLast(scenario.devices.count - 1)
    let rows = Self.compared(scenario).state.compareRows
    #expect(rows.filter { $0.rank == 1 }.count >= 2)
  }

  @Test func mainPlanIsNotSolvedAgain() throws {
    let (state, effects) = Self.after(.character("4"), Session(.quick).state)
    let request = try #require(Self.requests(effects).first)
    #expect(request.schemes == Array(Scheme.allCases.dropFirst()))
    #expect(state.isCompared(.proposed))
    #expect(state.compare.entries[.proposed]?.plan == state.record?.improvements.last?.plan)
  }

  @Test func nothingIsSolvedUntilTheViewIsShown() throws {
    var session = Session(.quick)
    session.press(.character("}"))
    #expect(session.state.compare.entries.isEmpty)
    session.press(.character("4"))
    #expect(session.state.compareRows.allSatisfy { $0.status == .solved })
  }

  @Test func pinIsTakenOutAndPutElsewhere() {
    var session = Self.compared()
    #expect(session.state.compare.baseline == .equalBandwidth)
    session.press(.character("G"), .character("p"))
    let last = session.state.compareRows.last?.scheme
    #expect(session.state.compare.baseline == last)
    #expect(session.state.compareRows.dropLast().allSatisfy { ($0.toBaseline ?? 0) < 0 })
    #expect(session.screen.contains("pinned"))
    session.press(.character("p"))
    #expect(session.state.compare.baseline == nil)
    #expect(session.state.compareRows.allSatisfy { $0.toBaseline == nil })
    #expect(!session.screen.contains("pinned"))
  }

  @Test func pinBelongsToThisView() {
    var session = Session(.quick)
    session.press(.character("p"))
    #expect(session.state.notice?.text == "pin: only the compare view (4) has a baseline")
  }

  @Test func schemeThatIsOffIsNeitherShownNorSolved() throws {
    var session = Self.compared()
    session.press(.character("g"), Self.space)
    let off = session.state.compare.selected
    #expect(session.state.compare.off == [off])
    #expect(session.state.compareRows.last?.scheme == off)
    #expect(session.state.compareRows.last?.meanFID == nil)
    #expect(session.screen.contains("[ ] "))
    #expect(session.screen.contains("6 of 6 solved"))

    let back = Self.after(Self.space, session.state)
    #expect(Self.requests(back.1).isEmpty)
    #expect(back.0.compareRows.allSatisfy { $0.status == .solved })

    // The main view's scheme is greedy now, so that the one that is off needs this job.
    session.press(.character("S"), .character("}"))
    #expect(!session.state.isCompared(off))
    session.press(.character("g"), .character("G"))
    #expect(session.state.compare.selected == off)
    let (_, effects) = Self.after(Self.space, session.state)
    #expect(Self.requests(effects).first?.schemes == [off])
  }

  @Test func editMakesAllStaleUntilSolvedAgain() throws {
    let before = Self.compared().state
    let (edited, effects) = Self.after(.character("{"), before)
    #expect(edited.document?.scenario != before.document?.scenario)
    let request = try #require(Self.requests(effects).first)
    #expect(request.scenario == edited.document?.scenario)
    #expect(edited.compareRows.allSatisfy { $0.status == .stale })
    // Old values stay visible, and say so.
    #expect(edited.compareRows.map(\.meanFID) == before.compareRows.map(\.meanFID))
    let stale = edited.draw().text.components(of: "stale")
    #expect(stale >= Scheme.allCases.count)

    var fresh = edited
    var record = CompareRecord(request: request)
    CompareWork.run(request, threads: 1, cancellation: Cancellation()) { record = $0 }
    // With the joint plan there the bound can be worked out.
    #expect(update(&fresh, .compared(record)).allSatisfy { $0.lane == .bound })
    for scheme in request.schemes { #expect(fresh.isCompared(scheme)) }
    #expect(!fresh.isCompared(.proposed))
  }

  @Test func answerToAnOvertakenRequestIsDropped() throws {
    let (first, effects) = Self.after(.character("{"), Self.compared().state)
    let old = try #require(Self.requests(effects).first)
    var (second, _) = Self.after(.character("{"), first)
    let before = second.compare
    CompareWork.run(old, threads: 1, cancellation: Cancellation()) { record in
      _ = update(&second, .compared(record))
    }
    #expect(second.compare == before)
  }

  @Test func undoFindsTheOldValuesFreshAndStopsTheJob() {
    let before = Self.compared().state
    let (edited, _) = Self.after(.character("{"), before)
    let (undone, effects) = Self.after(.character("u"), edited)
    #expect(effects.contains(.cancel(.compare)))
    #expect(Self.requests(effects).isEmpty)
    #expect(undone.compareRows.map(\.meanFID) == before.compareRows.map(\.meanFID))
    #expect(undone.compareRows.allSatisfy { $0.status == .solved })
  }

  @Test func jobIsStoppedByAnEditElsewhereAndNotByLeaving() {
    let (edited, _) = Self.after(.character("{"), Self.compared().state)
    let (left, leaving) = Self.after(.character("1"), edited)
    #expect(!leaving.contains(.cancel(.compare)))
    let (_, effects) = Self.after(.character("{"), left)
    #expect(effects.contains(.cancel(.compare)))
  }

  @Test func editsAreFollowedWhileShown() {
    var session = Self.compared()
    let before = session.state.compareRows
    for _ in 0..<5 { session.press(.character("{")) }
    let after = session.state.compareRows
    #expect(after.allSatisfy { $0.status == .solved })
    #expect(after.compactMap(\.meanFID).sorted() != before.compactMap(\.meanFID).sorted())
  }

  @Test func rowsFillWhileTheyAreSolved() throws {
    var (state, effects) = Self.after(.character("4"), Session(.quick).state)
    let request = try #require(Self.requests(effects).first)
    #expect(state.compareRows.dropFirst().allSatisfy { $0.status == .waiting })
    var record = CompareRecord(request: request)
    record.progress = .init(scheme: .greedy, iterations: 12, iteration: 7, best: 50)
    effects = update(&state, .compared(record))
    #expect(effects.isEmpty)
    let row = try #require(state.compareRows.first { $0.scheme == .greedy })
    #expect(row.status == .solving(iteration: 7, of: 12))
    #expect(row.meanFID == 50)
    #expect(state.draw().text.contains("at 7/12"))
  }

  @Test func enterTakesTheSchemeToTheMainView() {
    var session = Self.compared()
    session.press(.character("G"))
    let last = session.state.compare.selected
    session.press(.enter)
    #expect(session.state.view == .main)
    #expect(session.state.method == last.method)
    session.press(.character("4"), .character("S"))
    #expect(session.state.compare.selected.method == session.state.method)
  }

  @Test func serviceCursorIsThatOfTheMainView() {
    var session = Self.compared()
    let row = session.state.selectedRow
    session.press(.right, .right)
    #expect(session.state.selectedRow == row + 2)
    session.press(.left)
    #expect(session.state.selectedRow == row + 1)
    #expect(session.screen.contains("service \(row + 2)/20"))
  }

  @Test func filterOfTheMainViewHoldsHere() throws {
    var session = Session(.quick)
    session.command("filter 5")
    let names = session.rowNames
    #expect(names.sorted() == ["d05", "d15"])
    session.press(.character("4"))
    #expect(session.screen.contains("service 1/2"))
    for name in names { #expect(session.screen.contains(name)) }
    #expect(session.state.compareRows.allSatisfy { session.state.drawnEntry(of: $0) != nil })
    session.command("filter nobody")
    #expect(session.screen.contains("no device matches “nobody”; Esc shows all"))
    session.press(.right, .escape)
    #expect(session.state.rows.count == 20)
  }

  @Test func nothingIsDrawnOfAnotherScenario() {
    var state = Self.compared().state
    var other = Scenario.quick
    other.devices += other.devices.map { device in
      var device = device
      device.name += "-2"
      return device
    }
    _ = update(&state, .opened(other, from: SourceFile(path: "other.yaml", bytes: [])))
    // As many rows as the scenario before had devices.
    _ = update(&state, .input(.key(.character(":"))))
    _ = update(&state, .input(.paste("filter -2")))
    _ = update(&state, .input(.key(.enter)))
    #expect(
      state.rows
        == Array(20..<40).sorted { other.devices[$0].deadline < other.devices[$1].deadline })
    #expect(state.compareRows.allSatisfy { state.drawnEntry(of: $0) == nil })
    #expect(state.draw().size == state.size)
  }

  @Test func nothingPlaysHere() {
    var session = Self.compared()
    session.press(.character("."))
    #expect(session.state.notice?.text == "step: nothing plays in the compare view")
  }

  @Test func workStopsWhenCancelled() {
    let request = CompareRequest(
      number: 1, scenario: .quick, schemes: Scheme.allCases, effort: .small)
    let cancellation = Cancellation()
    var last: CompareRecord?
    CompareWork.run(request, threads: 1, cancellation: cancellation) { record in
      last = record
      if !record.finished.isEmpty { cancellation.cancel() }
    }
    #expect(last?.finished.map(\.scheme) == [.proposed])
    #expect(last?.isComplete == false)
  }
}

extension String {
  /// How often another text occurs in it.
  fileprivate func components(of other: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: other) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}

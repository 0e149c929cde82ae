import BatchModel
import Files
import Testing

@Suite struct ScenarioReadingTests {
  @Test func readsEveryReferenceInstance() throws {
    for folder in ["reference", "quality"] {
      for name in try Fixture.names(folder, ending: ".yaml") {
        let reading = try ScenarioFile.read(try Fixture.bytes("\(folder)/\(name)"), file: name)
        #expect(reading.scenario.name + ".yaml" == name)
        #expect(reading.warnings == [])
      }
    }
  }
}

import Testing

@testable import CDross

/// Whether threads give what one after the other gives.
@Suite struct ThreadsTests {
  @Test func outcomesAreInOrderForAnyNumberOfJobs() {
    for jobs in [1, 2, 7, 200] {
      for count in [0, 1, 2, 100] {
        let outcomes = Threads.map(count, jobs: jobs) { $0 * $0 }
        #expect(outcomes == (0..<count).map { $0 * $0 })
      }
    }
  }

  @Test func noJobsStandForAllCores() throws {
    #expect(try Threads.count(0) >= 1)
    #expect(try Threads.count(3) == 3)
    #expect(throws: Failure.self) { try Threads.count(-1) }
  }
}

import Engine
import Synchronization

/// Answers questions about classes' scores, beside the screen's thread and the session's; only the last one matters.
final class ClassReader: Sendable {
  private struct Reading: Sendable {
    let task: Task<Void, Never>
    let cancellation: Cancellation
  }

  private let inbox: Inbox
  private let probe = ClassProbe()
  private let current = Mutex<Reading?>(nil)

  init(inbox: Inbox) {
    self.inbox = inbox
  }

  /// Starts to answer a question; one that is being answered is given up.
  func answer(_ request: ClassRequest, of setup: Setup) {
    current.withLock { current in
      let previous = current
      previous?.cancellation.cancel()
      let cancellation = Cancellation()
      let task = Task.detached { [inbox, probe] in
        await previous?.task.value
        do throws(ClassGradientError) {
          guard !cancellation.isCancelled else { throw .run(.cancelled) }
          let answer = try await probe.answer(
            request.question, class: request.wanted, objective: request.objective, of: setup,
            cancellation: cancellation)
          inbox.post(.classAnswered(request, .success(answer)))
        } catch {
          inbox.post(.classAnswered(request, .failure(Message.Failure(error))))
        }
      }
      current = Reading(task: task, cancellation: cancellation)
    }
  }

  /// Gives up what is being answered.
  func cancel() {
    current.withLock { $0?.cancellation.cancel() }
  }
}

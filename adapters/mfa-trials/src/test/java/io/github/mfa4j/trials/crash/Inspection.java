package io.github.mfa4j.trials.crash;

import io.github.mfa4j.Factor;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.util.List;

/** Writes down what a node shows of people's failures. */
final class Inspection {

    private Inspection() {}

    static void of(List<Person> people, Node node, History history, SharedClock clock) {
        for (Person person : people) {
            for (Factor factor : node.factors()) {
                long asked = clock.next();
                history.inspected(
                        asked,
                        new Subject(person.user().id(), factor.id().value()),
                        node.mfa().inspect(person.user(), factor));
            }
        }
    }
}

package io.github.mfa4j.trials.crash;

import io.github.mfa4j.Factor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types once more what was granted last before a kill, for the same challenge and, where a code is not bound to one, for a new
 * one: a store that forgot the use would grant it again, and the oracle would see it.
 */
final class Replays {

    private int remembered;

    /** Goes through the people's last grants. Others may go on typing: the oracle asks for no order. */
    void of(List<Person> people, List<Event> history, Typist typist) {
        Set<String> names = people.stream().map(person -> person.user().id()).collect(Collectors.toSet());
        Map<Subject, Guess> last = new HashMap<>();
        Attempt.in(history).stream()
                .filter(attempt -> attempt.is(Outcome.GRANTED)
                        && names.contains(attempt.guess().subject().user()))
                .forEach(attempt -> last.put(attempt.guess().subject(), attempt.guess()));
        for (Person person : people) {
            for (Factor factor : typist.node().factors()) {
                Guess granted =
                        last.get(new Subject(person.user().id(), factor.id().value()));
                if (granted != null) {
                    typist.type(granted);
                    if (factor != typist.node().mail()) {
                        typeForANewChallenge(person, factor, granted, typist);
                    }
                }
            }
        }
    }

    private void typeForANewChallenge(Person person, Factor factor, Guess granted, Typist typist) {
        Node node = typist.node();
        node.opened(node.mfa().challenge(person.user(), factor, Purpose.LOGIN)).ifPresent(challenge -> {
            Outcome outcome =
                    typist.type(new Guess(granted.subject(), challenge.token(), granted.text(), granted.secret()));
            boolean used = factor == node.totp() ? outcome == Outcome.REPLAYED : outcome == Outcome.WRONG;
            remembered += used ? 1 : 0;
        });
    }

    /** How many were neither locked nor too late, so that only the memory of their use stood against them. */
    int remembered() {
        return remembered;
    }
}

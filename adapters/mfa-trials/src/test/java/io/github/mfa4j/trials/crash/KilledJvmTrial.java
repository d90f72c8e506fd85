package io.github.mfa4j.trials.crash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * JVMs that verify until they are killed, one after the other: each goes on with the users of the one before, and with new
 * ones. As many run beside each other as the store can bear.
 */
final class KilledJvmTrial {

    private static final int PEOPLE = 3;
    private static final int ANSWERS_BEFORE = 60;

    private final TrialFolder folder;
    private final SharedClock clock;
    private final Address address;
    private final int jvmsAtOnce;
    private final Farewell farewell;
    private final Deque<Running> running = new ArrayDeque<>();
    private final List<Guess> unanswered = new ArrayList<>();
    private final List<Person> everybody = new ArrayList<>();
    private final Replays replays = new Replays();

    /** Waits until a store has ended the sessions of a JVM that is dead. */
    interface Farewell {
        void to(String name) throws Exception;
    }

    private record Running(String name, ChildJvm jvm) {}

    KilledJvmTrial(TrialFolder folder, Address address, int jvmsAtOnce, Farewell farewell) {
        this.folder = folder;
        this.clock = folder.clock();
        this.address = address;
        this.jvmsAtOnce = jvmsAtOnce;
        this.farewell = farewell;
    }

    /** Runs it, and fails if a JVM cannot go on where another was killed, or if the oracle finds something. */
    void run(int kills) throws Exception {
        long begun = System.nanoTime();
        try (History history = folder.beginHistory("referee", clock)) {
            enrolGroups(kills);
            for (int i = 0; i < kills; i++) {
                running.add(start(i));
                awaitAnswers(running.getLast().jvm(), ANSWERS_BEFORE + new Random(i).nextInt(ANSWERS_BEFORE));
                if (running.size() == jvmsAtOnce) {
                    killOldest(history);
                    lookAt(peopleUpTo(i), history, replays);
                }
            }
            while (!running.isEmpty()) {
                killOldest(history);
            }
            // Too late by now for most of what they typed, so it proves nothing more.
            lookAt(everybody, history, new Replays());
        } finally {
            running.forEach(left -> left.jvm().close());
        }
        // A store that dies with its only JVM might forget; beside another JVM time goes on, and replays come too late.
        int replaysAtLeast = jvmsAtOnce == 1 ? Math.max(1, kills / 5) : 0;
        Verdict.on(folder, kills, System.nanoTime() - begun, Outcome.UNKNOWN, replays, replaysAtLeast);
    }

    private void enrolGroups(int groups) throws IOException {
        try (Node node = Node.open(address, clock, "referee")) {
            for (int i = 0; i < groups; i++) {
                List<Person> people = Person.enrol(PEOPLE, "group " + i, node, clock);
                folder.keep("group" + i, people);
                everybody.addAll(people);
            }
        }
    }

    /** Types again what a kill has left without an answer, twice, and looks at the failures. */
    private void lookAt(List<Person> people, History history, Replays replays) throws IOException {
        try (Node node = Node.open(address, clock, "referee")) {
            Typist typist = new Typist(node, history);
            unanswered.forEach(guess -> {
                typist.type(guess);
                typist.type(guess);
            });
            unanswered.clear();
            replays.of(people, folder.history(), typist);
            Inspection.of(people, node, history, clock);
        }
    }

    /** Those whom a JVM that was just killed may have met. */
    private List<Person> peopleUpTo(int group) {
        return everybody.subList(PEOPLE * Math.max(0, group - jvmsAtOnce), PEOPLE * (group + 1));
    }

    private Running start(int number) throws IOException {
        String name = "worker" + number;
        List<String> arguments = new ArrayList<>(List.of(
                folder.path().toString(),
                address.registers(),
                address.vault(),
                name,
                Integer.toString(number * 100),
                "group" + number));
        if (number > 0) {
            arguments.add("group" + (number - 1));
        }
        return new Running(name, ChildJvm.start(Worker.class, arguments.toArray(String[]::new)));
    }

    private static void awaitAnswers(ChildJvm worker, int wanted) throws IOException {
        boolean granted = false;
        for (int answers = 0; answers < wanted || !granted; answers++) {
            granted |= Outcome.valueOf(worker.readLine()) == Outcome.GRANTED;
        }
    }

    private void killOldest(History history) throws Exception {
        Running oldest = running.remove();
        oldest.jvm().kill();
        farewell.to(oldest.name());
        unanswered.addAll(history.settle(folder.path(), oldest.name()));
    }
}

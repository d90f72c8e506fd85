package io.github.mfa4j.trials.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of a JVM that verifies until it is killed, and prints the first outcomes. Arguments: the folder of the trial, the
 * addresses of registers and vault, its name, its seed and the groups of people to work with.
 */
final class Worker {

    private static final int THREADS = 4;

    /** Nobody reads for as long as this JVM lives, and a full pipe would hold the visitors up. */
    private static final int MAX_PRINTED = 2_000;

    private Worker() {}

    /** Prints what comes first, and ends this JVM when a visitor fails. */
    private static final class Printed extends Progress {

        private int printed;

        @Override
        synchronized void told(Node node, Outcome outcome) {
            if (printed < MAX_PRINTED) {
                System.out.println(outcome);
                printed++;
            }
        }

        @Override
        synchronized void failed(Throwable cause) {
            cause.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /** Runs until killed. */
    public static void main(String[] arguments) throws Exception {
        TrialFolder folder = TrialFolder.at(arguments[0]);
        SharedClock clock = folder.clock();
        String name = arguments[3];
        List<Person> people = new ArrayList<>();
        Arrays.stream(arguments).skip(5).forEach(group -> people.addAll(folder.people(group)));
        try (Node node = Node.open(new Address(arguments[1], arguments[2]), clock, name);
                History history = folder.beginHistory(name, clock)) {
            new Load(List.of(node), THREADS, history, clock, new Printed(), Long.parseLong(arguments[4])).start(people);
            new CountDownLatch(1).await();
        }
    }
}

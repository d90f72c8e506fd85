package io.github.mfa4j.trials.crash;

import io.github.mfa4j.LockoutPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Nodes that verify while their server is killed and started again, time after time, over the same pools. */
final class KilledServerTrial {

    private static final int NODES = 3;
    private static final int THREADS_PER_NODE = 2;
    private static final int PEOPLE = 4;
    private static final int ANSWERS_BEFORE = 80;
    private static final int ANSWERS_AFTER = 60;

    private final String name;
    private final Address address;
    private final Runnable kill;
    private final Runnable restart;

    KilledServerTrial(String name, Address address, Runnable kill, Runnable restart) {
        this.name = name;
        this.address = address;
        this.kill = kill;
        this.restart = restart;
    }

    /** Runs it, and fails if it does not come back by itself after every kill, or if the oracle finds something. */
    void run(int kills) throws Exception {
        long begun = System.nanoTime();
        TrialFolder folder = TrialFolder.fresh(name);
        SharedClock clock = folder.clock();
        List<Node> nodes = new ArrayList<>();
        try (History history = folder.beginHistory("nodes", clock)) {
            for (int i = 0; i < NODES; i++) {
                nodes.add(Node.open(address, clock, "node" + i));
            }
            Progress progress = new Progress();
            Load load = new Load(nodes, THREADS_PER_NODE, history, clock, progress, 0);
            List<Person> everybody = new ArrayList<>();
            Random random = new Random(kills);
            for (int i = 0; i < kills; i++) {
                List<Person> people = Person.enrol(PEOPLE, "round " + i, nodes.get(0), clock);
                everybody.addAll(people);
                load.start(people);
                progress.awaitAnswers(ANSWERS_BEFORE + random.nextInt(ANSWERS_BEFORE));
                load.serverGoesDown();
                kill.run();
                restart.run();
                load.serverIsBack();
                progress.awaitGrantsOf(Set.copyOf(nodes));
                progress.awaitAnswers(ANSWERS_AFTER);
                load.stop();
                Inspection.of(people, nodes.get(0), history, clock);
            }
            Inspection.of(everybody, nodes.get(0), history, clock);
        } finally {
            for (Node node : nodes) {
                node.close();
            }
        }
        Verdict.on(folder, kills, System.nanoTime() - begun, LockoutPolicy.DEFAULT);
    }
}

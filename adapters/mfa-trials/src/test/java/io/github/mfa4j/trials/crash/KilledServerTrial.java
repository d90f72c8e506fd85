package io.github.mfa4j.trials.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Nodes that verify while their server is killed and started again, time after time, over the same pools. */
final class KilledServerTrial {

    private static final int NODES = 3;
    private static final int THREADS_PER_NODE = 2;
    private static final int PEOPLE = 4;
    private static final int ANSWERS_BEFORE = 80;
    private static final int ANSWERS_AFTER = 60;

    private final TrialFolder folder;
    private final SharedClock clock;
    private final Address address;
    private final Runnable kill;
    private final Runnable restart;

    KilledServerTrial(String name, Address address, Runnable kill, Runnable restart) {
        this.folder = TrialFolder.fresh(name);
        this.clock = folder.clock();
        this.address = address;
        this.kill = kill;
        this.restart = restart;
    }

    /** Runs it, and fails if a node does not come back by itself after every kill, or if the oracle finds something. */
    void run(int kills) throws Exception {
        long begun = System.nanoTime();
        List<Node> nodes = new ArrayList<>();
        List<Person> everybody = new ArrayList<>();
        Random random = new Random(kills);
        Progress progress = new Progress();
        Replays replays = new Replays();
        try (History history = folder.beginHistory("nodes", clock)) {
            for (int i = 0; i < NODES; i++) {
                nodes.add(Node.open(address, clock, "node" + i));
            }
            Load load = new Load(nodes, THREADS_PER_NODE, history, clock, progress, 0);
            for (int i = 0; i < kills; i++) {
                String round = "round " + i;
                List<Person> people = new ArrayList<>();
                asReferee(node -> people.addAll(Person.enrol(PEOPLE, round, node, clock)));
                everybody.addAll(people);
                load.start(people);
                progress.awaitAnswers(ANSWERS_BEFORE + random.nextInt(ANSWERS_BEFORE));
                load.serverGoesDown();
                kill.run();
                restart.run();
                load.whileNobodyTypes(() -> asReferee(node -> {
                    replays.of(people, folder.history(), new Typist(node, history));
                    Inspection.of(people, node, history, clock);
                }));
                load.serverIsBack();
                progress.awaitGrantsOf(Set.copyOf(nodes));
                progress.awaitAnswers(ANSWERS_AFTER);
                load.stop();
            }
            asReferee(node -> Inspection.of(everybody, node, history, clock));
        } finally {
            for (Node node : nodes) {
                node.close();
            }
        }
        Verdict.on(folder, kills, System.nanoTime() - begun, Outcome.OUTAGE, replays, Math.max(1, kills / 5));
    }

    /** On a node of its own, so that the pools under trial are left to themselves. */
    private void asReferee(Consumer<Node> work) {
        try (Node node = Node.open(address, clock, "referee")) {
            work.accept(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

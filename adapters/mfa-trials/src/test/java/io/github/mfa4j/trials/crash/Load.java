package io.github.mfa4j.trials.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * Visitors on threads, at several nodes, until stopped. While the server is down each tries a few times and then waits until
 * it is said to be back, so that nobody is kept busy by refused connections. Not thread-safe itself.
 */
final class Load {

    private static final int TRIES_WHILE_DOWN = 20;

    private final List<Node> nodes;
    private final int threadsPerNode;
    private final History history;
    private final SharedClock clock;
    private final AtomicLong seeds;
    private final Progress progress;
    private final Desk desk = new Desk();
    private final Pace pace;
    private final ReadWriteLock typing = new ReentrantReadWriteLock(true);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile CountDownLatch back = new CountDownLatch(0);

    Load(List<Node> nodes, int threadsPerNode, History history, SharedClock clock, Progress progress, long seed) {
        this.nodes = nodes;
        this.threadsPerNode = threadsPerNode;
        this.history = history;
        this.clock = clock;
        this.progress = progress;
        this.pace = new Pace(clock);
        this.seeds = new AtomicLong(seed);
    }

    void start(List<Person> people) {
        stopped = false;
        progress.begin();
        for (Node node : nodes) {
            for (int i = 0; i < threadsPerNode; i++) {
                long seed = seeds.incrementAndGet();
                Thread thread = new Thread(() -> visit(node, people, seed), "visitor " + seed);
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
        }
    }

    /** Call it before the server is killed. */
    void serverGoesDown() {
        back = new CountDownLatch(1);
    }

    /** Does something while no visitor types. */
    void whileNobodyTypes(Runnable work) {
        typing.writeLock().lock();
        try {
            work.run();
        } finally {
            typing.writeLock().unlock();
        }
    }

    /** What is told from now on was told by the server that is back. */
    void serverIsBack() {
        progress.begin();
        back.countDown();
    }

    /** Ends when every visitor has had its last answer. */
    void stop() throws InterruptedException {
        stopped = true;
        back.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private void visit(Node node, List<Person> people, long seed) {
        int[] outages = {0};
        Consumer<Outcome> told = outcome -> {
            outages[0] = outcome == Outcome.OUTAGE ? outages[0] + 1 : 0;
            progress.told(node, outcome);
        };
        Visitor visitor = new Visitor(new Typist(node, history), desk, clock, pace, told, seed);
        Random random = new Random(seed);
        try {
            while (!stopped) {
                Person person = people.get(random.nextInt(people.size()));
                typing.readLock().lock();
                try {
                    visitor.visit(person);
                } finally {
                    typing.readLock().unlock();
                }
                if (outages[0] >= TRIES_WHILE_DOWN) {
                    back.await();
                }
            }
        } catch (Throwable e) {
            progress.failed(e);
        }
    }
}

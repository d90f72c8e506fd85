package io.github.mfa4j.benchmarks.stores;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The floor: the reads and conditional writes of the operation and nothing else, no code, no cipher and no rule. */
final class Bare implements Contestant {

    private final Floor floor;
    private final List<Recording> recordings;

    Bare(Floor floor, List<Recording> recordings) {
        this.floor = floor;
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public void prepare(Operation operation, int clients) {}

    @Override
    public void perform(Operation operation, int client, int user) {
        floor.take(recordings.get(client).trips(operation, user));
    }
}

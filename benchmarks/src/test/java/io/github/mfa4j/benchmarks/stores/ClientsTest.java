package io.github.mfa4j.benchmarks.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClientsTest {

    @AutoClose
    private final Clients clients = new Clients(3);

    @Test
    void eachWorksForItsOwnUsersAllAtTheSameTime() {
        CyclicBarrier allOfThem = new CyclicBarrier(3);
        Set<String> done = ConcurrentHashMap.newKeySet();

        Lap lap = clients.lap(2, (client, user) -> {
            meet(allOfThem);
            done.add(client + "/" + user);
        });

        assertThat(done).containsExactlyInAnyOrder("0/0", "0/1", "1/0", "1/1", "2/0", "2/1");
        assertThat(lap.nanos().boxed()).hasSize(6).allMatch(nanos -> nanos > 0);
    }

    @Test
    void whatFailsIsNoMeasurement() {
        assertThatThrownBy(() -> clients.lap(1, (client, user) -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("they do not work at the same time", e);
        }
    }
}

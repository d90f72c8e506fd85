package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.trials.Faults.Death;
import io.github.mfa4j.trials.Faults.Mode;
import io.github.mfa4j.trials.Faults.Outage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A node of which one call to a dependency goes wrong, and users who are new to it. */
final class FaultyNode {

    /** More calls than any one operation makes. */
    private static final int ENOUGH = 40;

    final Faults faults = new Faults();
    final Installation node;
    private int users;

    FaultyNode(Stores stores) {
        Surroundings surroundings = new Surroundings(stores, faults);
        node = new Installation(surroundings, Installation.KEYS, surroundings.clock, 1);
    }

    /** A user of whom nothing is stored. */
    UserId newUser() {
        UserId user = UserId.of("user " + ++users);
        node.surroundings.put(user, "+49" + users);
        return user;
    }

    /** What an operation answers while one call goes wrong; null when it ends in an outage or the process dies. */
    <V> @Nullable V under(Mode mode, int call, Callable<V> operation) throws Exception {
        assertThat(call).as("calls of one operation").isLessThan(ENOUGH);
        faults.arm(call, mode);
        try {
            return operation.call();
        } catch (MfaUnavailableException e) {
            assertThat(e).hasCauseInstanceOf(Outage.class);
            return null;
        } catch (Death e) {
            return null;
        } finally {
            faults.disarm();
        }
    }

    /** Whether the operation came through untouched, after so many calls at least that went wrong. */
    boolean over(@Nullable Verification answer, int atLeast) {
        if (faults.struck()) {
            return false;
        }
        assertThat(answer).isInstanceOf(Verified.class);
        assertThat(faults.calls()).isGreaterThanOrEqualTo(atLeast);
        return true;
    }
}

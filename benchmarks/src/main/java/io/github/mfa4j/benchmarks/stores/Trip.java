package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;

/** One thing that an operation asks of a store. */
sealed interface Trip {

    record Read(StateKey key) implements Trip {}

    /** Written only if nothing was since the register was read. */
    record Write(StateKey key, StoredRegister next) implements Trip {}

    record ReadEnrolments(UserId user) implements Trip {}
}

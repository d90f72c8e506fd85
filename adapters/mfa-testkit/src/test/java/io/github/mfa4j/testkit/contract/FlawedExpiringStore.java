package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it. A store whose database removes what is due by its own clock. */
@ExtendWith(Trial.Naming.class)
class FlawedExpiringStore extends SharedCodeStoreContract {

    static final String KEEPS_FIRST = "keeps the time of the first write";
    static final String EARLY = "expires half a second early";

    private final String flaw;
    private final Rows<Object, Row> rows = Rows.up();

    FlawedExpiringStore(String flaw) {
        this.flaw = flaw;
    }

    @Override
    protected Optional<InstantSource> expiryClock() {
        return Optional.of(InstantSource.system());
    }

    @Override
    protected CodeStore store() {
        return expiring(rows);
    }

    @Override
    protected CodeStore sameData() {
        return expiring(rows);
    }

    @Override
    protected CodeStore unreachable() {
        return expiring(Rows.down());
    }

    private CodeStore expiring(Rows<Object, Row> rows) {
        ExpiringStore store = new ExpiringStore(rows);
        if (flaw.equals(KEEPS_FIRST)) {
            TimeFlaws.keepFirst(store);
        } else if (flaw.equals(EARLY)) {
            TimeFlaws.expireEarly(store);
        }
        return store;
    }

    private static final class ExpiringStore extends PlainStore {

        private final InstantSource clock = InstantSource.system();

        ExpiringStore(Rows<Object, Row> rows) {
            super(rows);
            Condition right = condition;
            condition = (there, expected) ->
                    right.holds(there == null || !there.purgeAfter().isAfter(clock.instant()) ? null : there, expected);
            showing = read -> read.filter(register -> register.purgeAfter().isAfter(clock.instant()));
        }

        @Override
        public int purge(Instant now) {
            return 0;
        }
    }
}

package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it with each flaw. */
@ExtendWith(Trial.Naming.class)
class FlawedCodeStore extends SharedCodeStoreContract {

    static final List<Flaw<Rows<Object, Row>, CodeStore>> FLAWS = Stream.of(
                    ValueFlaws.ALL, KeyFlaws.ALL, TimeFlaws.ALL, RaceFlaws.ALL)
            .flatMap(Collection::stream)
            .toList();

    private final Function<Rows<Object, Row>, CodeStore> maker;
    private final Rows<Object, Row> rows = Rows.up();

    FlawedCodeStore(String flaw) {
        this.maker = flaw.equals(Trial.NONE)
                ? PlainStore::new
                : Flaw.named(flaw, FLAWS).maker();
    }

    @Override
    protected CodeStore store() {
        return maker.apply(rows);
    }

    @Override
    protected CodeStore sameData() {
        return maker.apply(rows);
    }

    @Override
    protected CodeStore unreachable() {
        return maker.apply(Rows.down());
    }
}

package io.github.mfa4j.testkit.contract;

import static io.github.mfa4j.testkit.contract.PlainStore.withPurgeAfter;
import static io.github.mfa4j.testkit.contract.ValueFlaws.flaw;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Mistakes about when a register goes. */
final class TimeFlaws {

    private TimeFlaws() {}

    static final List<Flaw<Rows<Object, Row>, CodeStore>> ALL = List.of(
            flaw("purges nothing", store -> store.due = (row, now) -> false, "whatIsDueIsCountedAndGoesInBoundedCalls"),
            flaw(
                    "purges only what is past",
                    store -> store.due =
                            (row, now) -> row.register().purgeAfter().isBefore(now),
                    "whatIsDueGoesAndWhatIsNotStays"),
            flaw(
                    "purges what is due tomorrow",
                    store -> store.due =
                            (row, now) -> !row.register().purgeAfter().isAfter(now.plus(1, ChronoUnit.DAYS)),
                    "whatIsDueGoesAndWhatIsNotStays"),
            flaw(
                    "rounds down",
                    store -> store.keeping = (next, before) ->
                            withPurgeAfter(next, next.purgeAfter().truncatedTo(ChronoUnit.SECONDS)),
                    "dueAtTheVeryInstantAndNotAMomentBefore"),
            flaw(
                    "takes never for the last instant",
                    store -> store.keeping = (next, before) -> next.purgeAfter().equals(StoredRegister.NEVER)
                            ? withPurgeAfter(next, StoredRegister.LATEST)
                            : next,
                    "whatMustNeverGoStaysAndSaysSo"),
            flaw(
                    "takes zero for never",
                    store -> store.keeping = (next, before) ->
                            next.purgeAfter().equals(Instant.EPOCH) ? withPurgeAfter(next, StoredRegister.NEVER) : next,
                    "wholeRangeOfInstantsIsTaken"),
            flaw(
                    "keeps the time of the first write",
                    TimeFlaws::keepFirst,
                    "whatAWriteMadeLastLongerStays",
                    "whatAWriteMadeDueEarlierGoes"),
            flaw(
                    "purges only what is somebody's",
                    store -> store.due = (row, now) -> row.key().owner().isPresent()
                            && !row.register().purgeAfter().isAfter(now),
                    "sharedRegistersGoToo"),
            flaw("loses the time at a replacement", TimeFlaws::loseAtReplacement, "whatAWriteMadeDueEarlierGoes"));

    static void keepFirst(PlainStore store) {
        store.keeping = (next, before) -> before == null ? next : withPurgeAfter(next, before.purgeAfter());
    }

    /** By more than a pause of the thread that looks. */
    static void expireEarly(PlainStore store) {
        store.keeping = (next, before) -> next.purgeAfter().equals(StoredRegister.NEVER)
                        || next.purgeAfter().isBefore(Instant.EPOCH.plusSeconds(1))
                ? next
                : withPurgeAfter(next, next.purgeAfter().minusMillis(500));
    }

    static void loseAtReplacement(PlainStore store) {
        store.keeping = (next, before) -> before == null ? next : withPurgeAfter(next, StoredRegister.NEVER);
    }
}

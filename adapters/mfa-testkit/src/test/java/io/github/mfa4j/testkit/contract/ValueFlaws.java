package io.github.mfa4j.testkit.contract;

import static io.github.mfa4j.testkit.contract.PlainStore.withPayload;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Mistakes about the value that a store keeps: its stamp and its payload. */
final class ValueFlaws {

    private ValueFlaws() {}

    static final List<Flaw<Rows<Object, Row>, CodeStore>> ALL = List.of(
            flaw(
                    "answers for the unknown",
                    store -> store.showing =
                            read -> read.or(() -> Optional.of(CodeStoreGroup.register(1, Instant.EPOCH))),
                    "whatWasNeverWrittenIsEmpty"),
            Flaw.of("keeps to itself", rows -> new PlainStore(Rows.up()), "whatWasWrittenIsReadOnEveryConnection"),
            Flaw.of("caches reads", CachingStore::new, "replacementIsReadAndNothingOfTheOldValueStays"),
            flaw(
                    "creates over what is there",
                    store -> {
                        PlainStore.Condition right = store.condition;
                        store.condition =
                                (there, expected) -> expected == CodeStore.ABSENT || right.holds(there, expected);
                    },
                    "creatingIsRefusedWhereSomethingIs",
                    "ofThoseWhoCreateAtMostOneWins"),
            flaw(
                    "replaces what is not there",
                    store -> store.condition = (there, expected) -> there == null || there.stamp() == expected,
                    "replacingIsRefusedWhereNothingIs",
                    "whatWasErasedIsNotBroughtBackByItsStamp",
                    "whatIsErasedIsNotBroughtBackByAWriteInFlight"),
            flaw(
                    "forgets stamps",
                    store -> store.condition = (there, expected) -> (there == null) == (expected == CodeStore.ABSENT),
                    "replacingIsRefusedForAStampThatIsNotThere",
                    "whatWasErasedAndCreatedAgainIsNotTakenForTheOld",
                    "ofThoseWhoReplaceAtMostOneWins"),
            flaw(
                    "compares stamps as floating-point numbers",
                    store -> store.condition = (there, expected) ->
                            (double) (there == null ? CodeStore.ABSENT : there.stamp()) == (double) expected,
                    "oneBitMakesAnother"),
            flaw(
                    "keeps 32 bits of a stamp",
                    store -> store.keeping = (next, before) ->
                            new StoredRegister((int) next.stamp(), next.payload(), next.purgeAfter(), 0, null),
                    "everyNumberIsKeptExactly"),
            flaw(
                    "takes any stamp that was ever there",
                    ValueFlaws::rememberStamps,
                    "whatWasErasedAndCreatedAgainIsNotTakenForTheOld",
                    "whatWasPurgedAndCreatedAgainIsNotTakenForTheOld"),
            flaw(
                    "writes over the beginning only",
                    store -> store.keeping = (next, before) ->
                            before == null ? next : withPayload(next, over(before.payload(), next.payload())),
                    "replacementIsReadAndNothingOfTheOldValueStays"),
            flaw(
                    "takes nothing for null",
                    store -> store.showing = read -> read.filter(register -> register.payload().length > 0),
                    "emptyPayloadIsKept"),
            flaw(
                    "keeps text",
                    store -> store.keeping =
                            (next, before) -> withPayload(next, new String(next.payload(), UTF_8).getBytes(UTF_8)),
                    "everyValueOfAByteIsKept"),
            flaw(
                    "trims the end",
                    store -> store.keeping = (next, before) -> withPayload(next, trimmed(next.payload())),
                    "zerosAndSpacesAtTheEndAreKept"),
            flaw(
                    "cuts at 4096 bytes",
                    store -> store.keeping = (next, before) ->
                            withPayload(next, Arrays.copyOf(next.payload(), Math.min(4096, next.payload().length))),
                    "largestPayloadIsKept"));

    static Flaw<Rows<Object, Row>, CodeStore> flaw(String name, Consumer<PlainStore> mistake, String... caughtBy) {
        return Flaw.of(
                name,
                rows -> {
                    PlainStore store = new PlainStore(rows);
                    mistake.accept(store);
                    return store;
                },
                caughtBy);
    }

    private static void rememberStamps(PlainStore store) {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        PlainStore.Condition right = store.condition;
        store.condition =
                (there, expected) -> right.holds(there, expected) || (there != null && seen.contains(expected));
        store.keeping = (next, before) -> {
            seen.add(next.stamp());
            return next;
        };
    }

    private static byte[] over(byte[] old, byte[] next) {
        byte[] result = Arrays.copyOf(old, Math.max(old.length, next.length));
        ByteBuffer.wrap(result).put(next);
        return result;
    }

    private static byte[] trimmed(byte[] payload) {
        int end = payload.length;
        while (end > 0 && payload[end - 1] == ' ') {
            end--;
        }
        return Arrays.copyOf(payload, end);
    }

    /** Each connection answers from what it has seen, and forgets only what it writes itself. */
    private static final class CachingStore extends PlainStore {

        private final Map<StateKey, Optional<StoredRegister>> cache = new ConcurrentHashMap<>();

        CachingStore(Rows<Object, Row> rows) {
            super(rows);
        }

        @Override
        public Optional<StoredRegister> read(StateKey key) {
            return cache.computeIfAbsent(key, super::read);
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
            cache.remove(key);
            return super.compareAndSet(key, expectedStamp, next);
        }
    }
}

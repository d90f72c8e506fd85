package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two steps where there must be one, and outages that are kept silent. */
final class RaceFlaws {

    private RaceFlaws() {}

    static final List<Flaw<Rows<Object, Row>, CodeStore>> ALL = List.of(
            Flaw.of(
                    "checks, then acts",
                    ChecksThenActs::new,
                    "ofThoseWhoCreateAtMostOneWins",
                    "ofThoseWhoReplaceAtMostOneWins",
                    "noCountIsLost",
                    "whatIsErasedIsNotBroughtBackByAWriteInFlight"),
            Flaw.of("reads in pieces", ReadsInPieces::new, "everyReadIsOneWholeWriteAndNoneGoesBack"),
            Flaw.of("erases by an index of its own", Indexed::new, "whatIsCreatedBesideAnErasureIsErasedByTheNext"),
            Flaw.of(
                    "selects, then deletes what it selected",
                    rows -> new SelectsThenDeletes(rows, false),
                    "purgeBesideAWriteNeverTakesWhatTheWriteMadeLast"),
            Flaw.of(
                    "counts what it selected",
                    rows -> new SelectsThenDeletes(rows, true),
                    "purgesBesideEachOtherCountEveryRegisterOnce"),
            Flaw.of(
                    "keeps outages silent",
                    Silent::new,
                    "readingThrows",
                    "creatingThrows",
                    "replacingThrows",
                    "erasingThrows",
                    "purgingThrowsUnlessThereIsNothingToDo"));

    private static final class ChecksThenActs extends PlainStore {

        ChecksThenActs(Rows<Object, Row> rows) {
            super(rows);
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
            StoredRegister there = there(key);
            if (!condition.holds(there, expectedStamp)) {
                return false;
            }
            rows.pause();
            put(key, next, there);
            return true;
        }
    }

    private static final class ReadsInPieces extends PlainStore {

        ReadsInPieces(Rows<Object, Row> rows) {
            super(rows);
        }

        @Override
        public Optional<StoredRegister> read(StateKey key) {
            Optional<StoredRegister> stamp = super.read(key);
            rows.pause();
            Optional<StoredRegister> rest = super.read(key);
            return stamp.flatMap(one ->
                    rest.map(other -> new StoredRegister(one.stamp(), other.payload(), other.purgeAfter(), 0, null)));
        }
    }

    /** Keeps a list of each user's keys beside the registers, and not in step with them. */
    private static final class Indexed extends PlainStore {

        Indexed(Rows<Object, Row> rows) {
            super(rows);
        }

        private static Object indexed(StateKey key) {
            return List.of("index", key);
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
            boolean done = super.compareAndSet(key, expectedStamp, next);
            if (done) {
                rows.in(all -> Optional.ofNullable(all.put(indexed(key), new Row(key, next))));
            }
            return done;
        }

        @Override
        public void erase(UserId user) {
            List<StateKey> keys = rows.in(all -> all.entrySet().stream()
                    .filter(entry -> entry.getKey() instanceof List<?>)
                    .map(entry -> entry.getValue().key())
                    .filter(key -> belonging.test(key, user))
                    .toList());
            keys.forEach(key -> rows.in(all -> Optional.ofNullable(all.remove(id.apply(key)))));
            rows.pause();
            keys.forEach(key -> rows.in(all -> Optional.ofNullable(all.remove(indexed(key)))));
        }
    }

    private static final class SelectsThenDeletes extends PlainStore {

        private final boolean looksAgain;

        SelectsThenDeletes(Rows<Object, Row> rows, boolean looksAgain) {
            super(rows);
            this.looksAgain = looksAgain;
        }

        @Override
        public int purge(Instant now) {
            List<Map.Entry<Object, Row>> selected = rows.in(all -> all.entrySet().stream()
                    .filter(entry -> due.test(entry.getValue(), now))
                    .map(Map.Entry::copyOf)
                    .toList());
            rows.pause();
            for (Map.Entry<Object, Row> each : selected) {
                if (looksAgain) {
                    rows.in(all -> all.remove(each.getKey(), each.getValue()));
                } else {
                    rows.in(all -> all.keySet().removeAll(Collections.singleton(each.getKey())));
                }
            }
            return selected.size();
        }
    }

    /** Answers as if nothing were there when its database is down. */
    private static final class Silent extends PlainStore {

        Silent(Rows<Object, Row> rows) {
            super(rows);
        }

        @Override
        public Optional<StoredRegister> read(StateKey key) {
            return rows.isDown() ? Optional.empty() : super.read(key);
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
            return !rows.isDown() && super.compareAndSet(key, expectedStamp, next);
        }

        @Override
        public int purge(Instant now) {
            return rows.isDown() ? 0 : super.purge(now);
        }

        @Override
        public void erase(UserId user) {
            if (!rows.isDown()) {
                super.erase(user);
            }
        }
    }
}

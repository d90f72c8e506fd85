package io.github.mfa4j.testkit.contract;

import static io.github.mfa4j.testkit.contract.ValueFlaws.flaw;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.testkit.contract.PlainStore.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes about whose register it is, and about what stands beside it. */
final class KeyFlaws {

    private KeyFlaws() {}

    static final List<Flaw<Rows<Object, Row>, CodeStore>> ALL = List.of(
            flaw(
                    "merges upper and lower case",
                    store -> store.id = byOwner(text -> text.toLowerCase(Locale.ROOT)),
                    "lookAlikesAreDifferentUsers",
                    "erasingLeavesEveryOtherUser"),
            flaw(
                    "merges trailing spaces",
                    store -> store.id = byOwner(String::stripTrailing),
                    "lookAlikesAreDifferentUsers"),
            flaw(
                    "cuts long ids",
                    store -> store.id = byOwner(text -> text.substring(0, Math.min(250, text.length()))),
                    "lookAlikesAreDifferentUsers"),
            flaw(
                    "joins tenant and id with a colon",
                    store -> store.id = key -> key.owner()
                                    .map(user -> user.tenant() + ':' + user.id())
                                    .orElse("")
                            + key.slot(),
                    "lookAlikesAreDifferentUsers"),
            flaw(
                    "has one register for each user",
                    store -> store.id =
                            key -> key.owner().<Object>map(user -> user).orElse(key),
                    "everyFactorOfAUserHasARegisterOfItsOwn"),
            flaw(
                    "finds registers by what they hold",
                    store -> store.id = StateKey::slot,
                    "sharedRegisterIsNotThatOfTheUserItIsAbout"),
            flaw(
                    "erases by prefix",
                    store -> store.belonging = (key, user) -> key.owner()
                            .filter(owner -> owner.tenant().equals(user.tenant())
                                    && owner.id().startsWith(user.id()))
                            .isPresent(),
                    "erasingLeavesEveryOtherUser"),
            flaw("erases by pattern", store -> store.belonging = KeyFlaws::likeOwner, "erasingLeavesEveryOtherUser"),
            flaw(
                    "erases one factor only",
                    store -> store.belonging =
                            (key, user) -> key.owner().filter(user::equals).isPresent()
                                    && key.slot().length() < "factor-10".length(),
                    "erasingTakesEveryFactorOfTheUser"),
            flaw(
                    "erases shared registers",
                    store -> store.belonging =
                            (key, user) -> key.owner().map(user::equals).orElse(true),
                    "erasingLeavesSharedRegisters"),
            Flaw.of("throws when there is nothing to erase", ErasingOnce::new, "erasingWhatIsNotThereChangesNothing"),
            flaw(
                    "has 20 characters for what it holds",
                    store -> store.id = key -> {
                        if (key.slot().length() > 20) {
                            throw new IllegalStateException("value too long for column slot");
                        }
                        return key;
                    },
                    "longestNamesAreTaken"),
            flaw(
                    "has one byte for the failures",
                    store -> store.keeping = (next, before) -> {
                        if (next.failures() > Byte.MAX_VALUE) {
                            throw new IllegalStateException("value out of range for column failures");
                        }
                        return next;
                    },
                    "whatOperatorsSeeNeverStopsAWrite"),
            flaw(
                    "declares what it likes",
                    store -> store.durability =
                            store.rows.next() % 2 == 0 ? Durability.DURABLE : Durability.MAY_LOSE_ALL,
                    "whatMayBeLostIsDeclaredAlikeByAll"));

    private static Function<StateKey, Object> byOwner(UnaryOperator<String> text) {
        return key -> key.owner()
                .<Object>map(user -> List.of(text.apply(user.tenant()), text.apply(user.id()), key.slot()))
                .orElse(key);
    }

    /** LIKE, as far as the percent sign goes. */
    private static boolean likeOwner(StateKey key, UserId user) {
        String pattern = user.id().replaceAll("[^%\\p{Alnum} ]", "").replace("%", ".*");
        Optional<UserId> owner = key.owner();
        return owner.filter(user::equals).isPresent()
                || owner.filter(other -> other.tenant().equals(user.tenant())
                                && other.id().matches(pattern))
                        .isPresent();
    }

    private static final class ErasingOnce extends PlainStore {

        ErasingOnce(Rows<Object, Row> rows) {
            super(rows);
        }

        @Override
        public void erase(UserId user) {
            if (!rows.in(all -> all.values().removeIf(row -> belonging.test(row.key(), user)))) {
                throw new IllegalStateException("nothing to erase");
            }
        }
    }
}

package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mistakes of a vault: its key ids, its walk, and one that a store can make, too. */
final class VaultFlaws {

    private static final int COLUMN = 255;

    private VaultFlaws() {}

    static final List<Flaw<Rows<UserId, StoredVault>, SecretVault>> ALL = List.of(
            flaw(
                    "forgets stamps",
                    vault -> vault.condition = (there, expected) -> true,
                    "replacingIsRefusedForAStampThatIsNotThere",
                    "ofThoseWhoReplaceAtMostOneWins"),
            flaw(
                    "forgets key ids",
                    vault -> vault.keeping = document -> withKeyIds(document, Set.of()),
                    "keyIdsAreReadBackAsTheyWereWritten"),
            flaw(
                    "has a short column for key ids",
                    vault -> vault.keeping = VaultFlaws::cut,
                    "longestAndMostKeyIdsAreKept"),
            flaw(
                    "finds keys by pattern",
                    vault -> vault.otherKey =
                            (keyIds, current) -> !keyIds.stream().allMatch(id -> id.matches(current.replace('_', '.'))),
                    "lookAlikeKeysAreOtherKeys"),
            flaw(
                    "merges the case of keys",
                    vault -> vault.otherKey =
                            (keyIds, current) -> !keyIds.stream().allMatch(current::equalsIgnoreCase),
                    "lookAlikeKeysAreOtherKeys"),
            flaw(
                    "finds keys by prefix",
                    vault -> vault.otherKey =
                            (keyIds, current) -> !keyIds.stream().allMatch(id -> id.startsWith(current)),
                    "lookAlikeKeysAreOtherKeys"),
            flaw(
                    "is content with one secret under the key",
                    vault -> vault.otherKey = (keyIds, current) -> !keyIds.isEmpty() && !keyIds.contains(current),
                    "oneSecretUnderAnotherKeyIsEnough"),
            flaw(
                    "finds who has no secret",
                    vault -> vault.otherKey = (keyIds, current) -> !keyIds.equals(Set.of(current)),
                    "oneSecretUnderAnotherKeyIsEnough",
                    "whereNothingIsToBeFoundTheWalkIsOver"),
            paging(
                    "folds ids on the way out",
                    (found, after, limit) -> PlainVault.afterwards(found, after, limit).stream()
                            .map(user -> new UserId(user.tenant(), user.id().toLowerCase(Locale.ROOT)))
                            .toList(),
                    "oddUsersAreMetAsTheyAre"),
            paging(
                    "starts again each time",
                    (found, after, limit) -> PlainVault.afterwards(found, null, limit),
                    "everybodyIsMetOnceInTheSameOrderWhateverTheSizeOfABatch",
                    "writingOverWhomItMeetsMeetsNobodyTwice"),
            flaw(
                    "counts where it was",
                    vault -> vault.paging = new Counting(),
                    "sealingAnewWhomItMeetsMissesNobody",
                    "erasingWhomItMeetsMissesNobody",
                    "othersWhoComeAndGoAndChangeHideNobody"),
            paging(
                    "ends at who is gone",
                    (found, after, limit) -> after == null || found.contains(after)
                            ? PlainVault.afterwards(found, after, limit)
                            : List.of(),
                    "walkGoesOnAfterAUserWhoIsGone",
                    "walkGoesOnAfterAUserWhoIsSealedAnew",
                    "sealingAnewWhomItMeetsMissesNobody"),
            paging(
                    "fails at who is gone",
                    (found, after, limit) -> {
                        if (after != null && !found.contains(after)) {
                            throw new IllegalStateException("no such user");
                        }
                        return PlainVault.afterwards(found, after, limit);
                    },
                    "walkAfterAnyUserEndsEvenIfNobodyKnewTheUser"),
            paging(
                    "gives one at a time",
                    (found, after, limit) -> PlainVault.afterwards(found, after, 1),
                    "batchIsFullWhileThereAreEnough"),
            paging(
                    "knows no limit",
                    (found, after, limit) -> PlainVault.afterwards(found, after, Integer.MAX_VALUE),
                    "batchIsFullWhileThereAreEnough",
                    "everybodyIsMetOnceInTheSameOrderWhateverTheSizeOfABatch"),
            flaw(
                    "declares what it likes",
                    vault -> vault.durability =
                            vault.rows.next() % 2 == 0 ? Durability.DURABLE : Durability.MAY_LOSE_ALL,
                    "whatMayBeLostIsDeclaredAlikeByAll"),
            flaw("goes by the last write", VaultFlaws::goByLastWrite, "writingOverWhomItMeetsMeetsNobodyTwice"),
            Flaw.of(
                    "keeps outages silent",
                    SilentVault::new,
                    "readingThrows",
                    "creatingThrows",
                    "replacingThrows",
                    "erasingThrows",
                    "walkingThrows"));

    private static Flaw<Rows<UserId, StoredVault>, SecretVault> flaw(
            String name, Consumer<PlainVault> mistake, String... caughtBy) {
        return Flaw.of(
                name,
                rows -> {
                    PlainVault vault = new PlainVault(rows);
                    mistake.accept(vault);
                    return vault;
                },
                caughtBy);
    }

    private static Flaw<Rows<UserId, StoredVault>, SecretVault> paging(
            String name, PlainVault.Paging mistake, String... caughtBy) {
        return flaw(name, vault -> vault.paging = mistake, caughtBy);
    }

    private static StoredVault withKeyIds(StoredVault document, Set<String> keyIds) {
        return new StoredVault(document.stamp(), document.payload(), keyIds);
    }

    private static StoredVault cut(StoredVault document) {
        String joined = String.join(",", new TreeSet<>(document.keyIds()));
        String kept = joined.substring(0, Math.min(COLUMN, joined.length()));
        return withKeyIds(
                document,
                Set.of(kept.split(",")).stream().filter(id -> !id.isEmpty()).collect(Collectors.toSet()));
    }

    /** Who was written last comes last; goes on after the place where the last one is now. */
    private static void goByLastWrite(PlainVault vault) {
        vault.order = null;
        vault.paging = (found, after, limit) -> found.stream()
                .skip(after == null ? 0 : (found.indexOf(after) + 1) % found.size())
                .limit(limit)
                .toList();
    }

    /** Skips as many as it has given out since the beginning. */
    private static final class Counting implements PlainVault.Paging {

        private final AtomicInteger given = new AtomicInteger();

        @Override
        public List<UserId> page(List<UserId> found, @Nullable UserId after, int limit) {
            if (after == null) {
                given.set(0);
            }
            List<UserId> page = found.stream().skip(given.get()).limit(limit).toList();
            given.addAndGet(page.size());
            return page;
        }
    }
}

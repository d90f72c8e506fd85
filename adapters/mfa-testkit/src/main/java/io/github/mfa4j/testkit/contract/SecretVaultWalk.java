package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A walk meets everybody once, in an order that does not change. */
abstract class SecretVaultWalk extends SecretVaultGroup {

    private static final int MANY = 25;

    SecretVaultWalk(Supplier<List<SecretVault>> opening) {
        super(opening);
    }

    @Test
    void whereNothingIsToBeFoundTheWalkIsOver() {
        assertThat(walk(10)).isEmpty();
        create(user(1), NEW);
        create(user(2));
        assertThat(walk(10)).isEmpty();
        assertThat(node(0).notSealedUnder(NEW, user(1), 10)).isEmpty();
    }

    @Test
    void everybodyIsMetOnceInTheSameOrderWhateverTheSizeOfABatch() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> order = walk(1);
        assertThat(order).containsExactlyInAnyOrderElementsOf(users(MANY));
        for (int limit : new int[] {2, 7, MANY, 1000}) {
            assertThat(walk(limit)).as("in batches of %d", limit).isEqualTo(order);
        }
        assertThat(nodes())
                .allSatisfy(node -> assertThat(walk(node, 7, user -> {})).isEqualTo(order));
    }

    @Test
    void batchIsFullWhileThereAreEnough() {
        users(MANY).forEach(user -> create(user, OLD));
        assertThat(node(0).notSealedUnder(NEW, null, 1)).hasSize(1);
        assertThat(node(0).notSealedUnder(NEW, null, MANY - 1)).hasSize(MANY - 1);
        assertThat(node(0).notSealedUnder(NEW, null, MANY + 1)).hasSize(MANY);
    }

    @Test
    void oddUsersAreMetAsTheyAre() {
        OddUsers.ALL.forEach(user -> create(user, OLD));
        assertThat(walk(3)).containsExactlyInAnyOrderElementsOf(OddUsers.ALL);
    }

    @Test
    void walkGoesOnAfterAUserWhoIsGone() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> order = walk(MANY);
        UserId last = order.get(9);
        node(0).erase(last);
        assertThat(node(0).notSealedUnder(NEW, last, MANY)).isEqualTo(order.subList(10, MANY));
    }

    @Test
    void walkGoesOnAfterAUserWhoIsSealedAnew() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> order = walk(MANY);
        UserId last = order.get(9);
        replace(last, 1, NEW);
        assertThat(node(0).notSealedUnder(NEW, last, MANY)).isEqualTo(order.subList(10, MANY));
    }

    @Test
    void walkAfterAnyUserEndsEvenIfNobodyKnewTheUser() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> order = walk(MANY);
        for (UserId unknown : OddUsers.ALL) {
            List<UserId> rest = node(0).notSealedUnder(NEW, unknown, MANY);
            assertThat(rest).isEqualTo(order.subList(MANY - rest.size(), MANY));
        }
    }
}

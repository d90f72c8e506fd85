package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mfa4j.KeyRotation.Progress;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.factor.Enrolments;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import io.github.mfa4j.spi.UserDirectory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {

    private static final FactorId FACTOR = new FactorId("totp");
    private static final KeyRing OLD = KeyRing.of("old", key(1));
    private static final KeyRing BOTH =
            KeyRing.builder().opensOnly("old", key(1)).current("new", key(2)).build();
    private static final KeyRing NEW = KeyRing.of("new", key(2));

    private final InMemorySecretVault vault = new InMemorySecretVault();

    private static byte[] key(int value) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private MfaSetup setup(KeyRing keys) {
        UserDirectory nobody = user -> Optional.empty();
        return MfaSetup.builder()
                .keys(keys)
                .codeStore(new InMemoryCodeStore())
                .secretVault(vault)
                .userDirectory(nobody)
                .build();
    }

    private List<UserId> enrolled(int users) {
        Enrolments enrolments = setup(OLD).enrolments();
        List<UserId> ids =
                IntStream.range(0, users).mapToObj(i -> UserId.of("user-" + i)).toList();
        ids.forEach(user -> enrol(enrolments, user, "phone"));
        return ids;
    }

    private static void enrol(Enrolments enrolments, UserId user, String id) {
        byte[] secret = secretOf(user);
        Enrolment enrolment = new Enrolment(
                id, FACTOR, id, true, Instant.EPOCH, "", null, enrolments.seal(user, FACTOR, id, true, secret));
        enrolments.decide(user, before -> {
            List<Enrolment> after = new ArrayList<>(before);
            after.add(enrolment);
            return Decision.commit(after, true);
        });
    }

    private static byte[] secretOf(UserId user) {
        return ("secret of " + user.id()).getBytes(StandardCharsets.UTF_8);
    }

    private void assertOpensUnderTheNewKeyAlone(UserId user) {
        Enrolments enrolments = setup(NEW).enrolments();
        assertThat(enrolments.of(user))
                .isNotEmpty()
                .allSatisfy(enrolment ->
                        assertThat(enrolments.open(user, enrolment)).isEqualTo(secretOf(user)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void everythingIsSealedAnewInBatches(int batch) {
        List<UserId> users = enrolled(20);
        List<Progress> told = new ArrayList<>();
        KeyRotation rotation = KeyRotation.of(setup(BOTH));
        assertThat(rotation.unusedKeys()).isEmpty();

        Progress end = rotation.run(batch, told::add);

        assertThat(end.resealed()).isEqualTo(20);
        assertThat(end.failed()).isZero();
        assertThat(told).hasSize((20 + batch - 1) / batch).endsWith(end);
        users.forEach(this::assertOpensUnderTheNewKeyAlone);
        assertThat(rotation.unusedKeys()).containsExactly("old");
        assertThat(rotation.run(batch, told::add)).isEqualTo(new Progress(0, 0, null));
    }

    @Test
    void aRunThatWasInterruptedIsGoneOnWithByAnother() {
        List<UserId> users = enrolled(10);
        KeyRotation rotation = KeyRotation.of(setup(BOTH));
        IllegalStateException stop = new IllegalStateException("the node goes down");
        assertThat(catchThrowable(() -> rotation.run(3, progress -> {
                    if (progress.resealed() == 6) {
                        throw stop;
                    }
                })))
                .isSameAs(stop);

        assertThat(KeyRotation.of(setup(BOTH)).run(3, progress -> {}).resealed())
                .isEqualTo(4);
        users.forEach(this::assertOpensUnderTheNewKeyAlone);
    }

    @Test
    void whatCannotBeOpenedIsCountedAndHoldsUpNobody() {
        List<UserId> users = enrolled(3);
        Enrolments enrolments = setup(OLD).enrolments();
        enrolments.decide(users.get(1), all -> Decision.commit(List.of(broken(all.get(0))), true));

        Progress end = KeyRotation.of(setup(BOTH)).run(1, progress -> {});

        assertThat(end.resealed()).isEqualTo(2);
        assertThat(end.failed()).isEqualTo(1);
        assertThat(KeyRotation.of(setup(BOTH)).unusedKeys())
                .as("a key that something may still need")
                .isEmpty();
        assertOpensUnderTheNewKeyAlone(users.get(2));
    }

    @Test
    void aDocumentOfANewerReleaseIsCountedAndHoldsUpNobody() {
        List<UserId> users = enrolled(5);
        StoredVault stored = vault.read(users.get(1)).orElseThrow();
        byte[] newer = stored.payload();
        newer[0]++;
        vault.compareAndSet(users.get(1), stored.stamp(), new StoredVault(99, newer, stored.keyIds()));

        Progress end = KeyRotation.of(setup(BOTH)).run(2, progress -> {});

        assertThat(end.resealed()).isEqualTo(4);
        assertThat(end.failed()).isEqualTo(1);
        assertThat(vault.notSealedUnder("new", null, 10)).as("who is left").containsExactly(users.get(1));
    }

    @Test
    void aVaultThatIsDownEndsTheRun() {
        enrolled(3);
        AtomicBoolean down = new AtomicBoolean();
        SecretVault failing = (SecretVault) Proxy.newProxyInstance(
                SecretVault.class.getClassLoader(), new Class<?>[] {SecretVault.class}, (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new IllegalStateException("down");
                    }
                    return method.invoke(vault, arguments);
                });
        MfaSetup setup = MfaSetup.builder()
                .keys(BOTH)
                .codeStore(new InMemoryCodeStore())
                .secretVault(failing)
                .userDirectory(user -> Optional.empty())
                .build();

        assertThatThrownBy(() -> KeyRotation.of(setup).run(1, progress -> down.set(true)))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(vault.notSealedUnder("new", null, 10)).hasSize(2);
    }

    /** Both meet every user, and each user is counted by the one that sealed the secrets. */
    @Test
    void twoRunsCountNobodyTwice() {
        enrolled(6);
        AtomicLong other = new AtomicLong();

        Progress end = KeyRotation.of(setup(BOTH)).run(2, progress -> {
            if (progress.resealed() == 2) {
                other.set(KeyRotation.of(setup(BOTH)).run(2, nothing -> {}).resealed());
            }
        });

        assertThat(other).hasValue(4);
        assertThat(end).isEqualTo(new Progress(2, 0, UserId.of("user-1")));
    }

    private static Enrolment broken(Enrolment enrolment) {
        byte[] bytes = enrolment.secret().bytes();
        bytes[bytes.length - 1] ^= 1;
        return new Enrolment(
                enrolment.id(),
                FACTOR,
                "",
                true,
                Instant.EPOCH,
                "",
                null,
                new SealedSecret(enrolment.secret().keyId(), bytes));
    }

    @Test
    void a76_aNodeWithoutTheOldKeyChangesNothing() {
        List<UserId> users = enrolled(2);
        assertThat(KeyRotation.of(setup(NEW)).run(10, progress -> {})).isEqualTo(new Progress(0, 2, users.get(1)));
        assertThat(KeyRotation.of(setup(BOTH)).run(10, progress -> {}).resealed())
                .isEqualTo(2);
    }

    @Test
    void aKeyThatOnlyOpensSealsNothing() {
        List<UserId> users = enrolled(1);
        Enrolments enrolments = setup(BOTH).enrolments();
        enrol(enrolments, users.get(0), "tablet");
        assertThat(enrolments.of(users.get(0)))
                .extracting(enrolment -> enrolment.secret().keyId())
                .containsExactly("old", "new");
        assertThat(enrolments.of(users.get(0)))
                .extracting(enrolments::isUnderCurrentKey)
                .containsExactly(false, true);
    }

    @Test
    void a70_enrolmentsThatAreAddedAndRemovedMeanwhileAreNeitherLostNorBroughtBack() throws Exception {
        List<UserId> users = enrolled(200);
        Enrolments live = setup(BOTH).enrolments();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Future<Progress> one = pool.submit(() -> {
                start.await();
                return KeyRotation.of(setup(BOTH)).run(10, progress -> {});
            });
            Future<Progress> other = pool.submit(() -> {
                start.await();
                return KeyRotation.of(setup(BOTH)).run(10, progress -> {});
            });
            Future<?> traffic = pool.submit(() -> {
                start.await();
                for (UserId user : users) {
                    enrol(live, user, "tablet");
                    live.decide(
                            user,
                            all -> Decision.commit(
                                    all.stream()
                                            .filter(e -> !e.id().equals("phone"))
                                            .toList(),
                                    true));
                }
                return null;
            });
            start.countDown();
            traffic.get();
            assertThat(one.get().failed() + other.get().failed()).isZero();
        } finally {
            pool.shutdown();
        }
        assertThat(users).allSatisfy(user -> {
            assertThat(live.of(user)).extracting(Enrolment::id).containsExactly("tablet");
            assertOpensUnderTheNewKeyAlone(user);
        });
        assertThat(KeyRotation.of(setup(BOTH)).unusedKeys()).containsExactly("old");
    }

    @Test
    void aBatchOutOfRangeIsRefused() {
        KeyRotation rotation = KeyRotation.of(setup(BOTH));
        assertThatThrownBy(() -> rotation.run(0, progress -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch is 0, allowed are 1 to 10000");
        assertThatThrownBy(() -> rotation.run(10_001, progress -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSetupWithoutAVaultHasNothingToRotate() {
        MfaSetup without = MfaSetup.builder()
                .keys(BOTH)
                .codeStore(new InMemoryCodeStore())
                .userDirectory(user -> Optional.empty())
                .build();
        assertThatThrownBy(() -> KeyRotation.of(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secretVault");
    }
}

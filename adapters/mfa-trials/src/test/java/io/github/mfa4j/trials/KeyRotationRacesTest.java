package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.KEYS;
import static io.github.mfa4j.trials.Installation.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.trials.Installation.Phone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys rotate beside logins, renewals and erasure: nothing is lost or comes back, and the old key is unused in the end. */
@OnEveryStore
class KeyRotationRacesTest {

    private static final byte[] NEW_KEY = newKey();
    private static final KeyRing BOTH = KeyRing.builder()
            .current("k2", NEW_KEY)
            .opensOnly(KEYS.currentId(), new byte[KeyRing.KEY_BYTES])
            .build();

    private final Installation before;
    private final int users;
    private final Race race = new Race();

    KeyRotationRacesTest(Stores stores) {
        before = new Installation(stores);
        users = stores.trials(150);
    }

    private static byte[] newKey() {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) 2);
        return key;
    }

    /** A user and the phone that works when all is over. */
    private record Owner(UserId user, Phone phone) {}

    @AfterEach
    void stopThreads() {
        race.close();
    }

    @Test
    void A70_rotationRacesWithLoginsRenewalsAndErasure() throws Exception {
        List<UserId> active = new ArrayList<>();
        List<UserId> erased = new ArrayList<>();
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            UserId user = UserId.of("user " + i);
            before.surroundings.put(user);
            phones.add(before.enrol(user));
            (i % 3 == 2 ? erased : active).add(user);
        }
        Installation node = with(BOTH);
        List<Owner> owners = new ArrayList<>();

        race.run(List.<Callable<Object>>of(() -> rotation(with(BOTH), 3), () -> rotation(with(BOTH), 50), () -> {
            for (int i = 0; i < users; i++) {
                UserId user = UserId.of("user " + i);
                Phone phone = phones.get(i);
                switch (i % 3) {
                    case 0 -> {
                        assertThat(login(node, user, phone)).isInstanceOf(Verified.class);
                        owners.add(new Owner(user, phone));
                    }
                    case 1 -> owners.add(new Owner(user, renewed(node, user, phone)));
                    default -> node.mfa.erase(user, new Administrator("deletion"));
                }
            }
            return owners;
        }));

        before.pass(STEP);
        Installation after = with(KeyRing.of("k2", NEW_KEY));
        assertThat(owners).extracting(Owner::user).containsExactlyElementsOf(active);
        assertThat(owners).allSatisfy(owner -> {
            assertThat(login(after, owner.user(), owner.phone())).isInstanceOf(Verified.class);
            assertThat(after.totp.authenticators(owner.user())).hasSize(1);
        });
        assertThat(erased)
                .allSatisfy(user -> assertThat(after.totp.authenticators(user)).isEmpty());
        assertThat(KeyRotation.of(node.setup).unusedKeys()).containsExactly(KEYS.currentId());
    }

    private Installation with(KeyRing keys) {
        return new Installation(before.surroundings, keys, before.surroundings.clock);
    }

    private static KeyRotation.Progress rotation(Installation node, int batch) {
        KeyRotation.Progress end = KeyRotation.of(node.setup).run(batch, progress -> {});
        assertThat(end.failed()).isZero();
        return end;
    }

    private static Verification login(Installation node, UserId user, Phone phone) {
        return node.mfa.verify(node.token(user, node.totp), phone.code());
    }

    private static Phone renewed(Installation node, UserId user, Phone phone) {
        Phone renewed = node.scanned(node.totp.renew(user, phone.id(), ADMIN));
        assertThat(node.totp.confirm(user, renewed.id(), renewed.code())).isEqualTo(Confirmation.CONFIRMED);
        return renewed;
    }
}

package io.github.mfa4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.UserId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Users are told apart exactly, whatever their names hold. */
abstract class CellUsers extends CellGroup {

    CellUsers(Supplier<List<Cells>> opening) {
        super(opening);
    }

    @Test
    void lookAlikesAreDifferentUsers() {
        OddUsers.ALL.forEach(user -> create(user, 1, own(user)));
        OddUsers.ALL.forEach(user -> assertHolds(user, 1, own(user)));
    }

    @Test
    void erasingLeavesEveryOtherUser() {
        OddUsers.ALL.forEach(user -> create(user, 1, own(user)));
        for (int i = 0; i < OddUsers.ALL.size(); i += 2) {
            node(i).erase(OddUsers.ALL.get(i));
        }
        for (int i = 0; i < OddUsers.ALL.size(); i++) {
            UserId user = OddUsers.ALL.get(i);
            if (i % 2 == 0) {
                assertEmpty(user);
            } else {
                assertHolds(user, 1, own(user));
            }
        }
    }

    @Test
    void erasingWhatIsNotThereChangesNothing() {
        node(0).erase(USER);
        assertEmpty(USER);
        create(USER, 1, NOTHING);
        node(0).erase(UserId.of("nobody"));
        assertHolds(USER, 1, NOTHING);
    }

    private static byte[] own(UserId user) {
        return (user.tenant() + '\0' + user.id()).getBytes(UTF_8);
    }
}

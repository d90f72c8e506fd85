package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it with each flaw. */
@ExtendWith(Trial.Naming.class)
class FlawedUserDirectory extends UserDirectoryContract {

    private final Function<Rows<UserId, UserProfile>, UserDirectory> maker;
    private final Rows<UserId, UserProfile> users = Rows.up();

    FlawedUserDirectory(String flaw) {
        this.maker = flaw.equals(Trial.NONE)
                ? rows -> user -> DirectoryFlaws.find(rows, user)
                : Flaw.named(flaw, DirectoryFlaws.ALL).maker();
    }

    @Override
    protected UserDirectory directory() {
        users.in(all -> Optional.ofNullable(all.put(user(), profile())));
        return maker.apply(users);
    }

    @Override
    protected UserId user() {
        return new UserId("example", "Alice");
    }

    @Override
    protected UserProfile profile() {
        return new UserProfile(
                "alice@example.com",
                Locale.ENGLISH,
                Map.of(Channel.MAIL, List.of("alice@example.com", "al@example.org")));
    }

    @Override
    protected void suspend() {
        users.in(all -> Optional.ofNullable(all.remove(user())));
    }

    @Override
    protected UserDirectory unreachable() {
        return maker.apply(Rows.down());
    }
}

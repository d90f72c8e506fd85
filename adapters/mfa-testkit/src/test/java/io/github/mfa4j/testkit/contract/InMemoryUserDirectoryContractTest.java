package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class InMemoryUserDirectoryContractTest extends UserDirectoryContract {

    private final InMemoryUserDirectory users = new InMemoryUserDirectory();

    @Override
    protected UserDirectory directory() {
        users.put(user(), profile());
        return users;
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
                Map.of(Channel.MAIL, List.of("alice@example.com", "al@example.org"), Channel.SMS, List.of("+491701")));
    }

    @Override
    protected void suspend() {
        users.remove(user());
    }

    @Override
    protected UserDirectory unreachable() {
        users.failWith(() -> new IllegalStateException("told to fail"));
        return users;
    }
}

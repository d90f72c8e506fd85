package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the library which users there are, and where codes for them may go. Users of client applications are not here. */
@Component
class UsersOfThisService implements UserDirectory {

    private final Users users;

    UsersOfThisService(Users users) {
        this.users = users;
    }

    @Override
    public Optional<UserProfile> find(UserId user) {
        return user.tenant().isEmpty()
                ? users.find(user.id()).filter(User::active).map(UsersOfThisService::profile)
                : Optional.empty();
    }

    private static UserProfile profile(User user) {
        String email = user.email().value();
        return new UserProfile(email, user.locale(), Map.of(Channel.MAIL, List.of(email)));
    }
}

package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Tells the library of both: users of this service, who have no tenant, and those of client applications, who have. */
@Component
@Primary
class AllUsers implements UserDirectory {

    private final UserDirectory ofThisService;
    private final ClientUsers ofClients;

    AllUsers(@Qualifier("usersOfThisService") UserDirectory ofThisService, ClientUsers ofClients) {
        this.ofThisService = ofThisService;
        this.ofClients = ofClients;
    }

    @Override
    public Optional<UserProfile> find(UserId user) {
        return user.tenant().isEmpty()
                ? ofThisService.find(user)
                : ofClients.find(user).map(AllUsers::profile);
    }

    /** A client says which addresses are a user's: it answers for them. */
    private static UserProfile profile(ClientUser user) {
        String id = user.id().id();
        String email = user.email();
        String phone = user.phone();
        Map<Channel, List<String>> addresses = new HashMap<>();
        addresses.put(CodeHandover.CHANNEL, List.of(CodeHandover.addressOf(id)));
        if (email != null) {
            addresses.put(Channel.MAIL, List.of(email));
        }
        if (phone != null) {
            addresses.put(Channel.SMS, List.of(phone));
        }
        return new UserProfile(id, Locale.ENGLISH, addresses);
    }
}

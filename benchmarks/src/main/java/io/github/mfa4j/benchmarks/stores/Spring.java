package io.github.mfa4j.benchmarks.stores;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/** One-time tokens of Spring Security: to generate is to issue, to consume is to verify. */
final class Spring implements Contestant {

    private final OneTimeTokenService service;
    private final String[][] tokens;

    Spring(OneTimeTokenService service, int clients, int users) {
        this.service = service;
        this.tokens = new String[clients][users];
    }

    @Override
    public String name() {
        return "Spring";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.ISSUE, Operation.VERIFY, Operation.ISSUE_AND_VERIFY);
    }

    @Override
    public void prepare(Operation operation, int clients) {}

    @Override
    public void perform(Operation operation, int client, int user) {
        if (operation != Operation.VERIFY) {
            tokens[client][user] = service.generate(new GenerateOneTimeTokenRequest("user-" + client + '-' + user))
                    .getTokenValue();
        }
        if (operation != Operation.ISSUE) {
            consume(tokens[client][user]);
        }
    }

    private void consume(String token) {
        if (service.consume(new OneTimeTokenAuthenticationToken(token)) == null) {
            throw new IllegalStateException("a right token was refused");
        }
    }
}

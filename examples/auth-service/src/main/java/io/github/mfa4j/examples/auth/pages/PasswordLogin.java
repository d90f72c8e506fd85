package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.PasswordCheck;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The first step in a browser. It grants nothing: what a user may do is looked up on each request after the second. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private static final int MAX = 254;

    private final PasswordCheck passwords;

    PasswordLogin(PasswordCheck passwords) {
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String email = typed.getName();
        String password = String.valueOf(typed.getCredentials());
        if (email.length() > MAX || password.length() > MAX) {
            throw wrong();
        }
        Visitor visitor = passwords.check(email, password).map(Visitor::of).orElseThrow(PasswordLogin::wrong);
        return UsernamePasswordAuthenticationToken.authenticated(visitor, null, List.of());
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("the address or the password is wrong");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == UsernamePasswordAuthenticationToken.class;
    }
}

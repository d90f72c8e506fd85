package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.token.SignedIn;
import io.github.mfa4j.examples.auth.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /auth/profile}: the own account, and its end. */
@RestController
class ProfileController {

    private final Users users;
    private final PasswordCheck passwords;
    private final AccountRemoval removal;

    ProfileController(Users users, PasswordCheck passwords, AccountRemoval removal) {
        this.users = users;
        this.passwords = passwords;
        this.removal = removal;
    }

    record Profile(boolean success, ProfileView user) {}

    record ProfileView(
            String id,
            String email,
            String firstName,
            String lastName,
            Role role,
            boolean isActive,
            boolean emailConfirmed,
            Instant createdAt) {

        @Override
        public String toString() {
            return "ProfileView[hidden]";
        }
    }

    record DeleteRequest(@NotBlank @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "DeleteRequest[hidden]";
        }
    }

    @GetMapping("/auth/profile")
    Profile profile(@AuthenticationPrincipal SignedIn signedIn) {
        User user = user(signedIn);
        return new Profile(
                true,
                new ProfileView(
                        user.id(),
                        user.email().value(),
                        user.firstName(),
                        user.lastName(),
                        user.role(),
                        user.active(),
                        user.emailConfirmed(),
                        user.createdAt()));
    }

    /** Ends the account for good; the password once more, so that a token left somewhere does not do it. */
    @DeleteMapping("/auth/profile")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody DeleteRequest request) {
        User user = user(signedIn);
        if (!passwords.isRight(user, request.password())) {
            throw Problem.badCredentials();
        }
        removal.remove(user.id());
    }

    private User user(SignedIn signedIn) {
        return users.find(signedIn.user()).orElseThrow(Problem::badToken);
    }
}

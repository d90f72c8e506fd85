package io.github.mfa4j.examples.auth.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step. Spring Security takes what is typed, and says nothing about why it was wrong. */
@Controller
class LoginPage {

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String out,
            @RequestParam(required = false) String app,
            @RequestParam(required = false) String expired,
            Model model) {
        model.addAttribute("heading", "login.heading");
        model.addAttribute("wrong", error != null);
        model.addAttribute("out", out != null);
        model.addAttribute("app", app != null);
        model.addAttribute("expired", expired != null);
        return "login";
    }

    @GetMapping("/")
    String home() {
        return "redirect:/security";
    }
}

package org.offhook.phone.web;

import java.time.InstantSource;

/** Runs a virtual phone without a network, to look at the page: start it, open the address that it prints. */
final class WebPhoneToTry {

    private WebPhoneToTry() {}

    public static void main(String[] args) throws Exception {
        FakePhone phone = new FakePhone();
        AccessToken token = args.length > 1 ? AccessToken.of(args[1]) : AccessToken.fresh();
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        WebServer server = WebServer.start(WebSettings.loopback(port, token), phone, InstantSource.system());
        System.out.println(server.signInUrl());
        while (true) {
            int key = System.in.read();
            switch (key) {
                case 'i' -> phone.arrives("Bob Builder", "0301234567");
                case -1 -> Thread.currentThread().join();
                default -> {}
            }
        }
    }
}

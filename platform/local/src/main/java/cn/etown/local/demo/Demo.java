package cn.etown.local.demo;

import cn.etown.local.Progress;
import cn.etown.local.Tokens;

import java.net.URI;

public final class Demo {
    public Demo(URI gateway, Tokens tokens, Progress progress) {}

    public void load() {}
}

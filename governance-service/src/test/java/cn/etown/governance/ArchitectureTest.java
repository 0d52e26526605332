package cn.etown.governance;

import cn.etown.kit.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("cn.etown.governance");
    }
}

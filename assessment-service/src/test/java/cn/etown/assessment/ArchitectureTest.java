package cn.etown.assessment;

import cn.etown.kit.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("cn.etown.assessment");
    }
}

/** The lifecycle of an interface (接口生命周期, R3.2f). */
package cn.etown.governance.interfaces.domain;

/** Monitoring themes (监测主题, R3.3): what figures are gathered under, as data with versions. */
package cn.etown.governance.theme;
